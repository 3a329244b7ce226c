import HealingModel
import StudyRecords

/// What the cohort page says of one session of one region, or of a region that has none.
struct CourseEntry {
    let subject, region: String
    let session: Int?
    let treatment: TreatmentSession?
    /// Photos of this patient and region: measured, and neither measured nor left aside.
    let measured, others: Int
    let largest, last: ChangeRecord?
    let curve: CurveRecord?
    let alert: AlertRecord.Level?
    let reasons: [ReasonCode]
    let tone: String

    var arm: String? { treatment?.arm }
}

/// Entries of a study in order of patient, region and session.
struct CourseEntries {
    private struct Place: Hashable {
        let subject, region: String
        var session: Int?
    }

    private let photos: [Place: [MeasuredPhoto]]
    private let changes: [Place: [ChangeRecord]]
    private let alerts: [Place: AlertRecord.Level]
    private let treatments: [Place: TreatmentSession]
    private let curves: [Place: CurveRecord]

    init(_ snapshot: StudySnapshot) {
        photos = Dictionary(grouping: snapshot.photos.filter { $0.record.state != .skipped }) {
            Place(subject: $0.record.identity.subject, region: $0.record.identity.region)
        }
        changes = Dictionary(grouping: snapshot.changes.filter { $0.metric == SubjectMaterial.primaryMetric }) {
            Place(subject: $0.subject, region: $0.region, session: $0.session)
        }
        alerts = Dictionary(
            snapshot.cohort.alerts.filter(\.isAlert).map {
                (Place(subject: $0.subject, region: $0.region, session: $0.session), $0.level)
            }, uniquingKeysWith: { $0 == .red ? $0 : $1 })
        treatments = Dictionary(
            snapshot.treatments.map { (Place(subject: $0.subject, region: "", session: $0.session), $0) },
            uniquingKeysWith: { first, _ in first })
        curves = Dictionary(
            snapshot.curves.filter { $0.metric == SubjectMaterial.primaryMetric }.map {
                (Place(subject: $0.subject, region: $0.region, session: $0.session), $0)
            }, uniquingKeysWith: { first, _ in first })
    }

    var all: [CourseEntry] {
        let withCurve = Set(curves.keys.map { Place(subject: $0.subject, region: $0.region) })
        let bare = photos.keys.filter { !withCurve.contains($0) && !$0.subject.isEmpty }
        return (Array(curves.keys) + bare).sorted {
            ($0.subject, $0.region, $0.session ?? 0) < ($1.subject, $1.region, $1.session ?? 0)
        }.map(entry)
    }

    private func entry(_ place: Place) -> CourseEntry {
        let own = photos[Place(subject: place.subject, region: place.region)] ?? []
        let changes = changes[place] ?? []
        let curve = curves[place]
        let measured = own.count { !$0.values.isEmpty }
        return CourseEntry(
            subject: place.subject, region: place.region, session: place.session,
            treatment: treatments[Place(subject: place.subject, region: "", session: place.session)],
            measured: measured, others: own.count - measured,
            largest: changes.largest, last: changes.last, curve: curve,
            alert: alerts[place],
            reasons: Set(own.flatMap(\.record.reasons) + (curve?.flags ?? [])).sorted(),
            tone: own.lazy.reversed().compactMap { $0.values.last { $0.metric == "ita" }?.label }.first ?? "")
    }
}
