import StudyRecords

@testable import HealingModel

/// A study of one metric, written down in hours since the first session.
enum CourseBuilder {
    static let definition = MetricDefinition(
        id: "redness", revision: 1, title: "Redness", family: .redness, unit: "EI", formula: "f", source: "s",
        expectedRange: 0...80, whileHealing: .falls, invalidWhen: [],
        minimalDetectableChange: MinimalDetectableChange(mdc95: 3.5, source: "one camera, one lamp"))

    /// The same metric where nobody has measured what change is real.
    static let withoutMDC: MetricDefinition = {
        var definition = CourseBuilder.definition
        definition.minimalDetectableChange = nil
        return definition
    }()

    static func time(_ hours: Double) -> StudyTime {
        StudyTime(epochSeconds: 1_772_357_400 + Int(hours * 3600), offsetMinutes: 60)
    }

    static func session(_ number: Int, at hours: Double, regions: [String]? = nil) -> TreatmentSession {
        var session = TreatmentSession(subject: "P1", session: number, treatedAt: time(hours))
        session.regions = regions
        return session
    }

    /// A shot of P1's cheek; its visit is named by its hour.
    static func photo(
        _ hours: Double, treated: Double?, control: Double? = nil, error: Double? = 0.1, shot: Int? = nil,
        region: String = "cheek"
    ) -> MeasuredPhoto {
        let visit = "h\(Int(hours))"
        let file = region + (shot.map { "_\($0)" } ?? "")
        var record = PhotoRecord(
            identity: PhotoIdentity(
                path: "P1/\(visit)/\(file).jpg", subject: "P1", region: region, visit: visit, shot: shot),
            state: .measured)
        record.capturedAt = time(hours)
        var values = [value(.treated, treated, error)]
        if let control { values.append(value(.control, control, error)) }
        return MeasuredPhoto(record: record, values: values)
    }

    private static func value(_ role: RegionRole, _ value: Double?, _ error: Double?) -> MetricValue {
        MetricValue(
            role: role, metric: definition.id, revision: 1, unit: "EI", value: value, standardError: error,
            pixels: 1000, flags: value == nil ? [.regionEmpty] : [])
    }

    static func outcome(
        _ photos: [MeasuredPhoto], _ treatments: [TreatmentSession],
        _ definition: MetricDefinition = CourseBuilder.definition, settings: ChangeSettings = ChangeSettings()
    ) -> StudyOutcome {
        StudyAnalysis.analyze(
            photos: photos, treatments: treatments, definitions: [definition], settings: settings)
    }
}
