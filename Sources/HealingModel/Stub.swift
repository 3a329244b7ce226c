import StudyRecords
package struct ChangeSettings: Sendable, Hashable, Codable { package var mdc95: [String: Double] = [:]; package init() {} }
package struct StudyOutcome: Sendable { package var changes: [ChangeRecord]; package var curves: [CurveRecord] }
package enum StudyAnalysis {
  package static func analyze(photos: [MeasuredPhoto], treatments: [TreatmentSession], definitions: [MetricDefinition], settings: ChangeSettings) -> StudyOutcome { StudyOutcome(changes: [], curves: []) }
  package static func compare(before: MeasuredPhoto, after: MeasuredPhoto, definitions: [MetricDefinition], settings: ChangeSettings) -> [ChangeRecord] { [] }
}
