import HealingModel
import StudyRecords

/// One session of a region.
struct SessionView {
    let heading: String
    let treatment: String
    let sentences: [String]
    /// How many photos there are after it.
    let photosText: String
    let figures: [PhotoFigure]
    /// Says how many photos are not shown, where there are many.
    let omission: String
    /// nil also where the region shows it already.
    var chart: Chart?
    let curveNote: String
    let alerts: AlertView
    let primary: [MetricChanges]
    let others: [MetricChanges]
    let reasons: [ReasonRow]
    let hasOthers: Bool
    let hasReasons: Bool

    init(_ material: SubjectMaterial, region: String, photos: [MeasuredPhoto], session: SessionTimeline.Session) {
        let belongs: (String, String, Int) -> Bool = { $0 == material.subject && $1 == region && $2 == session.number }
        let changes = material.snapshot.changes.filter { belongs($0.subject, $0.region, $0.session) }
        let curves = material.snapshot.curves.filter { belongs($0.subject, $0.region, $0.session) }
        let curve = curves.first { $0.metric == SubjectMaterial.primaryMetric }
        let redness = changes.filter { $0.metric == SubjectMaterial.primaryMetric }
        let wording = material.wording
        heading = wording.patient.session(session.number, session.treatedAt.clockText)
        treatment = material.treatmentText(session.number)
        sentences = SessionSentence(changes: redness, curve: curve, wording: wording).sentences
        let count = photos.count { photo in
            let place = material.places.position(of: photo.record)
            return !photo.values.isEmpty && place?.session == session.number && (place?.hours ?? 0) > 0
        }
        photosText = count == 0 ? wording.patient.missing : wording.patient.photosAfter(count)
        (figures, omission) = SessionView.figures(material, photos, session)
        chart = curve.flatMap {
            SessionChart(
                series: material.series(of: [$0], title: wording.curve.sessionTitle(session.number)), curve: $0,
                population: material.population(of: $0)
            ).chart
        }
        let own = material.snapshot.cohort.alerts.filter { belongs($0.subject, $0.region, $0.session) }
        alerts = AlertView(session: own, isHome: material.isHome(session.number), wording)
        curveNote = curve.map { CurveText.note($0, wording) } ?? ""
        let groups = MetricChanges.groups(changes, material.snapshot.definitions, wording)
        primary = groups.filter { $0.id == SubjectMaterial.primaryMetric }
        others = groups.filter { $0.id != SubjectMaterial.primaryMetric }
        reasons = ReasonRow.rows(
            redness.flatMap { $0.reasons + $0.findings.map(\.code) } + (curve?.flags ?? []), wording)
        (hasOthers, hasReasons) = (!others.isEmpty, !reasons.isEmpty)
    }

    private static let mostFigures = 16

    /// The last photo before the session and those until the next one; of many, the first, the last and evenly between.
    private static func figures(
        _ material: SubjectMaterial, _ photos: [MeasuredPhoto], _ session: SessionTimeline.Session
    ) -> ([PhotoFigure], omission: String) {
        let dated = photos.filter { $0.record.capturedAt != nil && !$0.values.isEmpty }
        let before = dated.last { $0.record.capturedAt.map { $0 <= session.treatedAt } ?? false }
        let after = dated.filter { photo in
            let place = material.places.position(of: photo.record)
            return place?.session == session.number && (place?.hours ?? 0) > 0
        }
        let shown =
            after.count <= mostFigures
            ? after : (0..<mostFigures).map { after[$0 * (after.count - 1) / (mostFigures - 1)] }
        let words = material.wording.photo
        let first = before.flatMap { material.figure($0, caption: words.before) }
        let figures =
            (first.map { [$0] } ?? [])
            + shown.compactMap { photo in
                let hours = material.places.position(of: photo.record)?.hours ?? 0
                return material.figure(photo, caption: words.timeAfter(material.wording.figures.duration(hours)))
            }
        let omitted = after.count - shown.count
        return (
            figures,
            omitted == 0 ? "" : words.omitted(omitted)
        )
    }
}
