import Imaging
import SkinAnalysis
import StudyRecords

/// The `measure` command: every metric of some photos, without a study and without writing anything.
package struct OneOffMeasurement: Sendable {
    package var photos: [String]
    /// GeoJSON drawn on these photos.
    package var regionFile: String?
    package var mmPerPixel: Double?
    package var lanes: Int
    package var contents: MeasuredContents

    package init(
        photos: [String], regionFile: String?, mmPerPixel: Double?, lanes: Int, contents: MeasuredContents = .metrics
    ) {
        self.photos = photos
        self.regionFile = regionFile
        self.mmPerPixel = mmPerPixel
        self.lanes = lanes
        self.contents = contents
    }

    /// Photos in the order given.
    package func perform() throws -> [MeasuredPhoto] {
        for photo in photos where FileReading.kind(photo) == nil {
            throw InputError(.notFound, file: photo, "there is no such photo", cure: "Check the path.")
        }
        for photo in photos where FileReading.kind(photo) == .folder {
            throw InputError(
                .usage, file: photo, "this is a folder, not a photo", cure: "Use `dermacurve run` for a study folder.")
        }
        let polygons = try regionFile.map { file throws(InputError) in try RegionFile.read(file) } ?? []
        let tasks = photos.map { task($0, polygons) }
        let pipeline = PhotoPipeline(settings: StudySettings(), contents: contents)
        return try LaneRunner.perform(jobs: tasks.count, lanes: lanes, tool: { Workspace() }) {
            pipeline.process(tasks[$0], workspace: $1).photo
        }
    }

    private func task(_ photo: String, _ polygons: [RegionPolygon]) -> PhotoTask {
        var identity =
            PhotoLayout.identity(ofPath: photo)
            ?? PhotoIdentity(
                path: photo, subject: "", region: PhotoLayout.regionName(ofFile: photo), visit: "", shot: nil)
        identity.path = photo
        var task = PhotoTask(identity: identity, file: photo)
        task.mmPerPixel = mmPerPixel
        task.scaleSource = mmPerPixel == nil ? nil : "--mm-per-px"
        if !polygons.isEmpty, let size = PhotoSize.read(photo) {
            task.baseline = BaselineRegions(polygons: polygons, width: size.width, height: size.height)
        }
        return task
    }
}

/// A region file given on the command line.
enum RegionFile {
    static func read(_ file: String) throws(InputError) -> [RegionPolygon] {
        guard FileReading.kind(file) != nil else {
            throw InputError(
                .notFound, file: file, "there is no such region file", cure: "Check the path after --regions.")
        }
        guard let bytes = FileReading.bytes(file) else {
            throw InputError(.usage, file: file, "the file cannot be read", cure: "Check its permissions.")
        }
        return try GeoJSONReader.polygons(from: bytes, file: file)
    }
}

/// Upright size of a photo from its header; nil when it cannot be read.
enum PhotoSize {
    static func read(_ file: String) -> (width: Int, height: Int)? {
        guard let bytes = FileReading.bytes(file),
            let header = try? PhotoReader.readHeader(of: bytes, limits: DecodeLimits())
        else { return nil }
        return (header.width, header.height)
    }
}
