import Foundation

/// The `init` command: a commented study.yaml and an empty treatments.csv.
package struct StudyStart: Sendable {
    package var study: String

    package init(study: String) { self.study = study }

    /// Writes what is missing and touches nothing that is there.
    ///
    /// - Returns: names of the files written.
    package func perform() throws(InputError) -> [String] {
        let folder = try OutputFolder(study)
        let files = [
            ("study.yaml", StudySettings().yaml),
            ("treatments.csv", TreatmentTable.columns.joined(separator: ",") + "\n"),
        ]
        var written: [String] = []
        for (name, text) in files where FileReading.kind(folder.path(name)) == nil {
            try folder.write(Array(text.utf8), to: name)
            written.append(name)
        }
        return written
    }
}
