import Foundation
import HealingModel
import StudyRecords

/// A study as it lies on disk: settings, tables, region files and every file that might be a photo.
package struct StudyFolder: Sendable {
    /// A file of the study: a photo to be read, or one that was set aside while looking.
    package struct Entry: Sendable {
        package var identity: PhotoIdentity
        var capturedAt: StudyTime?
        var mmPerPixel: Double?
        var extraColumns: [ExtraColumn] = []
        /// Why the file is no photo of the study.
        var setAside: ReasonCode?
    }

    package let root: String
    package var settings: StudySettings
    package let treatments: [TreatmentSession]
    package let hasTreatmentTable: Bool
    /// What replicate shots said, from repeatability.csv of the study, else of the output folder.
    let repeatability: RepeatabilityFile?
    /// In order of path.
    package let entries: [Entry]
    /// By subject and region.
    let regions: [RegionKey: [RegionPolygon]]

    struct RegionKey: Hashable {
        let subject: String
        let region: String
    }

    /// Reads everything but pixels; nothing is written.
    ///
    /// - Parameter outputFolder: left out of the search when it lies inside the study.
    package init(root: String, outputFolder: String?) throws(InputError) {
        self.root = root
        try StudyFolder.requireFolder(root)
        let settings = try StudyFolder.readSettings(root)
        self.settings = settings
        let table = try FileReading.text("treatments.csv", in: root)
        hasTreatmentTable = table != nil
        treatments =
            try table.map { text throws(InputError) in
                try TreatmentTable.read(
                    text, file: "treatments.csv", assumedOffsetMinutes: settings.assumedOffsetMinutes)
            } ?? []
        repeatability = try RepeatabilityFile.find(in: [root, outputFolder].compactMap { $0 })
        let files = try StudyFolder.walk(root, leavingOut: outputFolder)
        let listings = try FileReading.text("photos.csv", in: root).map { text throws(InputError) in
            try PhotoTable.read(text, file: "photos.csv", assumedOffsetMinutes: settings.assumedOffsetMinutes)
        }
        entries = StudyFolder.entries(files, listings, root)
        regions = try StudyFolder.readRegions(root)
    }

    package var name: String {
        settings.name.isEmpty ? URL(fileURLWithPath: root).standardizedFileURL.lastPathComponent : settings.name
    }

    /// The settings of before/after decisions with what the study's own replicates say.
    var changeSettings: ChangeSettings {
        var change = settings.change
        change.repeatability = repeatability?.records ?? []
        return change
    }

    /// Photos to be read, without the files that were set aside.
    package var photos: [Entry] { entries.filter { $0.setAside == nil } }

    private static func requireFolder(_ root: String) throws(InputError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: root, isDirectory: &isFolder) else {
            throw InputError(.notFound, file: root, "there is no such folder", cure: "Check the path of the study.")
        }
        guard isFolder.boolValue else {
            throw InputError(
                .notFound, file: root, "this is a file, not a study folder",
                cure: "Give the folder that holds the subjects.")
        }
    }

    private static func readSettings(_ root: String) throws(InputError) -> StudySettings {
        guard let yaml = try FileReading.text("study.yaml", in: root) else { return StudySettings() }
        return try StudySettings(yaml: yaml, file: "study.yaml")
    }

    private static func readRegions(_ root: String) throws(InputError) -> [RegionKey: [RegionPolygon]] {
        var regions: [RegionKey: [RegionPolygon]] = [:]
        let base = root + "/regions"
        for subject in FileReading.names(in: base) where !subject.hasPrefix(".") {
            for name in FileReading.names(in: "\(base)/\(subject)") where name.lowercased().hasSuffix(".geojson") {
                let file = "regions/\(subject)/\(name)"
                guard !FileReading.passesLink(file, below: root) else {
                    throw InputError(
                        .usage, file: file, "this is a symbolic link, or lies behind one",
                        cure: "Copy the file itself into the study folder.")
                }
                guard let bytes = FileReading.bytes("\(root)/\(file)") else {
                    throw InputError(.usage, file: file, "the file cannot be read", cure: "Check its permissions.")
                }
                let key = RegionKey(subject: subject, region: String(name.dropLast(8)))
                regions[key] = try GeoJSONReader.polygons(from: bytes, file: file)
            }
        }
        return regions
    }

    private static func entries(_ files: [Entry], _ listings: [PhotoListing]?, _ root: String) -> [Entry] {
        guard let listings else { return files }
        let byPath = Dictionary(uniqueKeysWithValues: listings.map { ($0.identity.path, $0) })
        let unlisted = files.filter { byPath[$0.identity.path] == nil }.map { entry in
            var entry = entry
            if entry.setAside == nil { entry.setAside = .notListed }
            return entry
        }
        let listed = listings.map {
            Entry(
                identity: $0.identity, capturedAt: $0.capturedAt, mmPerPixel: $0.mmPerPixel,
                extraColumns: $0.extraColumns,
                setAside: FileReading.passesLink($0.identity.path, below: root) ? .symbolicLink : nil)
        }
        return (listed + unlisted).sorted { $0.identity.path < $1.identity.path }
    }
}
