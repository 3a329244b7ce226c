import Foundation
import ResultStore
import StudyRecords

/// The `leakcheck` command: whether files that are to be handed out still tell who, where or when.
package struct LeakCheck: Sendable {
    package struct Outcome: Encodable, Sendable {
        package var findings: [LeakFinding] = []
        package var files = 0
        /// Identities of a study that were looked for; 0 when none was given.
        package var knownIdentities = 0
        /// Files that are packed, so that nobody can look into them here.
        package var unread: [String] = []
    }

    package var path: String
    /// The output folder of a run, or a study: whose names, times and file names are looked for.
    package var against: String?

    package init(path: String, against: String?) { (self.path, self.against) = (path, against) }

    package func perform() throws -> Outcome {
        guard FileReading.kind(path) != nil else {
            throw InputError(.notFound, file: path, "there is no such file or folder", cure: "Check the path.")
        }
        let known = try knownIdentities()
        let text = TextLeaks(known: known)
        var outcome = Outcome()
        outcome.knownIdentities = known.count
        for (file, name) in files() {
            outcome.files += 1
            var list = LeakList(place: name)
            text.collect(name: name, into: &list)
            look(into: file, text, &list, &outcome)
            outcome.findings += list.findings
        }
        return outcome
    }

    private func look(into file: String, _ text: TextLeaks, _ list: inout LeakList, _ outcome: inout Outcome) {
        guard FileReading.kind(file) == .file, let bytes = FileReading.bytes(file) else {
            return list.add(.hiddenData, "a link or something else that is no file")
        }
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) {
            list.add(.store, "a result store holds subjects, files and times")
        } else if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x1F, 0x8B])
            || bytes.starts(with: Array("PAR1".utf8))
        {
            outcome.unread.append(list.place)
        }
        if !bytes.contains(0), let content = String(validating: bytes, as: UTF8.self) {
            text.collect(content, into: &list)
        } else {
            PictureLeaks.collect(bytes, into: &list)
        }
    }

    /// Files with their names below the path that was given.
    private func files() -> [(String, String)] {
        guard FileReading.kind(path) == .folder else { return [(path, (path as NSString).lastPathComponent)] }
        var found: [(String, String)] = []
        func visit(_ folder: String, _ name: String) {
            for entry in FileReading.names(in: folder) {
                let (place, full) = ("\(folder)/\(entry)", name.isEmpty ? entry : "\(name)/\(entry)")
                if FileReading.kind(place) == .folder { visit(place, full) } else { found.append((place, full)) }
            }
        }
        visit(path, "")
        return found
    }

    /// Of the study that was named, else of the results beside the bundle.
    private func knownIdentities() throws -> KnownIdentities {
        let beside = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
        let places = against.map { [$0, $0 + "/dermacurve-out"] } ?? [beside]
        guard let output = places.first(where: { FileReading.kind("\($0)/results.sqlite") == .file }) else {
            guard let against else { return KnownIdentities() }
            throw InputError(
                .notFound, file: against, "there is no result store to take names from",
                cure: "Give the output folder of a run, or a study with results in dermacurve-out.")
        }
        return KnownIdentities(try StudyStore.open(output).snapshot())
    }
}
