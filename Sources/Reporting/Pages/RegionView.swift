import HealingModel
import StudyRecords

/// One region of one subject, ready for its template.
struct RegionView {
    let name: String
    let sentences: [String]
    /// The photo before everything, the one with the largest change of redness, and the last one.
    let highlights: [PhotoFigure]
    let course: Chart?
    /// All sessions beside each other, and before and last photo of each.
    let multiples: Plot?
    let slopes: Plot?
    let trends: [TrendRow]
    let hasTrends: Bool
    /// Before and after in one frame, with what changed.
    let comparisons: [ComparisonView]
    let sessions: [SessionView]
    let undated: [PhotoFigure]
    let hasUndated: Bool
    let legend: MapLegend?
    let values: [ValueRow]
    let checklist: Checklist

    struct ValueRow {
        let time, role, value, error, tone: String
    }

    init(_ material: SubjectMaterial, region: String) {
        let wording = material.wording
        name = region
        let photos = material.photos.filter { $0.record.identity.region == region }
        let timeline = photos.lazy.compactMap { material.places.timeline(of: $0.record) }.first
        let curves = material.snapshot.curves.filter { $0.subject == material.subject && $0.region == region }
        let primary = curves.filter { $0.metric == SubjectMaterial.primaryMetric }
        sessions = (timeline?.sessions ?? []).map { session in
            SessionView(material, region: region, photos: photos, session: session)
        }
        sentences = sessions.flatMap(\.sentences)
        course =
            CourseChart(
                series: material.series(of: primary, title: wording.curve.courseTitle), curves: primary,
                sessions: timeline?.sessions ?? []
            ).chart
        multiples = SessionMultiples(curves: primary, wording: wording).plot
        slopes = RegionView.slopes(material, region)
        trends = TrendRow.rows(material, region: region)
        hasTrends = !trends.isEmpty
        highlights = RegionView.highlights(material, region, photos)
        comparisons = ComparedPair.pairs(material, region: region).compactMap { $0.view(material) }
        undated = photos.filter { $0.record.capturedAt == nil && !$0.values.isEmpty }.compactMap {
            material.figure($0, caption: wording.photo.noTime)
        }
        hasUndated = !undated.isEmpty
        legend = photos.lazy.compactMap { material.pictures[$0.record.identity.path]?.mapRange }.first.map {
            MapLegend($0)
        }
        values = RegionView.values(photos, wording)
        checklist = Checklist(photos.map(\.record), wording.photo)
    }

    /// The last comparable change of each session; drawn where there are two.
    private static func slopes(_ material: SubjectMaterial, _ region: String) -> Plot? {
        let own = material.snapshot.changes.filter {
            $0.subject == material.subject && $0.region == region && $0.metric == SubjectMaterial.primaryMetric
                && $0.verdict != .notComparable
        }
        let last = Dictionary(grouping: own, by: \.session).sorted { $0.key < $1.key }.compactMap { $0.value.last }
        return last.count >= 2 ? SlopeChart(changes: last, wording: material.wording).plot : nil
    }

    private static func highlights(
        _ material: SubjectMaterial, _ region: String, _ photos: [MeasuredPhoto]
    ) -> [PhotoFigure] {
        let dated = photos.filter { $0.record.capturedAt != nil && !$0.values.isEmpty }
        let largest = material.snapshot.changes.filter {
            $0.subject == material.subject && $0.region == region && $0.metric == SubjectMaterial.primaryMetric
        }.max { abs($0.change ?? 0) < abs($1.change ?? 0) }
        let reddest = dated.first { largest?.afterPhotos.contains($0.record.identity.path) ?? false }
        let words = material.wording.photo
        let chosen = [
            (dated.first, words.firstPhoto), (reddest, words.largestChange), (dated.last, words.lastPhoto),
        ]
        var seen: Set<String> = []
        return chosen.compactMap { photo, caption in
            photo.flatMap {
                seen.insert($0.record.identity.path).inserted ? material.figure($0, caption: caption) : nil
            }
        }
    }

    /// The primary metric of every photo, with the tone of its untreated skin.
    private static func values(_ photos: [MeasuredPhoto], _ wording: Wording) -> [ValueRow] {
        let figures = wording.figures
        return photos.flatMap { photo in
            let tone = photo.values.last { $0.metric == "ita" }?.label ?? ""
            return photo.values.filter { $0.metric == SubjectMaterial.primaryMetric }.map { value in
                ValueRow(
                    time: photo.record.capturedAt?.clockText ?? photo.record.identity.visit,
                    role: wording.photo.roles[value.role],
                    value: value.value.map { figures.number($0, error: value.standardError) } ?? FigureWords.none,
                    error: value.standardError.map { "± \(figures.limit($0))" } ?? "", tone: tone)
            }
        }
    }
}

/// One session of a region.
struct SessionView {
    let heading: String
    let treatment: String
    let sentences: [String]
    let figures: [PhotoFigure]
    /// Says how many photos are not shown, where there are many.
    let omission: String
    let chart: Chart?
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
        sentences = SessionSentence(session: session.number, changes: redness, curve: curve, wording: wording).sentences
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
