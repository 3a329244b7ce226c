import StudyRecords

package struct OutputFile: Sendable { package var path: String; package var bytes: [UInt8] }
package enum Tables { package static func render(_ snapshot: StudySnapshot) -> [OutputFile] { [] } }
package enum MeasurementTable {
    package static func csv(photos: [MeasuredPhoto], treatments: [TreatmentSession]) -> String { "" }
}
package enum Report {
    package static func subjects(_ s: StudySnapshot) -> [String] { [] }
    package static func index(_ s: StudySnapshot) throws -> OutputFile {
        OutputFile(path: "report/index.html", bytes: [])
    }
    package static func page(of s: String, snapshot: StudySnapshot, pictures: [String: PhotoPicture]) throws
        -> OutputFile
    { OutputFile(path: "report/x.html", bytes: []) }
}
package enum PairReport {
    package static func render(
        before: MeasuredPhoto, after: MeasuredPhoto, changes: [ChangeRecord], definitions: [MetricDefinition],
        provenance: RunProvenance
    ) throws -> OutputFile { OutputFile(path: "compare.html", bytes: []) }
}
package enum CSVText { package static func unharmed(_ s: String) -> String { s } }
