import Foundation
import StudyRecords

extension StudyFolder {
    /// Files that belong to the study itself and are no input photos.
    private static let ownFiles: Set<String> = [
        "study.yaml", "photos.csv", "treatments.csv", "repeatability.csv", "repeatability.html",
    ]

    /// Every file below the study in order of path, each with its place in the layout or the reason it has none.
    static func walk(_ root: String, leavingOut outputFolder: String?) throws(InputError) -> [Entry] {
        var found: [Entry] = []
        let output = outputFolder.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let base = URL(fileURLWithPath: root).standardizedFileURL.path
        visit("", base: base, output: output, into: &found)
        return found.sorted { $0.identity.path < $1.identity.path }
    }

    private static func visit(_ relative: String, base: String, output: String?, into found: inout [Entry]) {
        for name in FileReading.names(in: relative.isEmpty ? base : "\(base)/\(relative)") {
            let path = relative.isEmpty ? name : "\(relative)/\(name)"
            let kind = FileReading.kind("\(base)/\(path)")
            if kind == .folder {
                if isOwnFolder(path, base: base, output: output) { continue }
                if name.hasPrefix(".") {
                    found.append(setAside(path, .hiddenFile))
                } else {
                    visit(path, base: base, output: output, into: &found)
                }
            } else if relative.isEmpty && ownFiles.contains(name) {
                continue
            } else {
                found.append(entry(path, name: name, isLink: kind == .link))
            }
        }
    }

    private static func isOwnFolder(_ path: String, base: String, output: String?) -> Bool {
        path == "regions" || "\(base)/\(path)" == output || FileReading.kind("\(base)/\(path)/results.sqlite") == .file
    }

    private static func entry(_ path: String, name: String, isLink: Bool) -> Entry {
        if name.hasPrefix(".") { return setAside(path, .hiddenFile) }
        if isLink { return setAside(path, .symbolicLink) }
        guard PhotoLayout.hasPhotoExtension(name) else { return setAside(path, .notAPhoto) }
        guard let identity = PhotoLayout.identity(ofPath: path) else { return setAside(path, .unexpectedPlace) }
        return Entry(identity: identity)
    }

    private static func setAside(_ path: String, _ reason: ReasonCode) -> Entry {
        let identity =
            PhotoLayout.identity(ofPath: path)
            ?? PhotoIdentity(path: path, subject: "", region: "", visit: "", shot: nil)
        return Entry(identity: identity, setAside: reason)
    }
}
