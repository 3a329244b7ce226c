import HealingModel
import StudyRecords

/// One region of one subject, ready for its template.
struct RegionView {
    let name: String
    /// The pair that the answer is about.
    let main: ComparisonView?
    /// Healing after the last session that has photos.
    let latest: Chart?
    /// Alerts of all sessions, and what the absence of one does not mean.
    let alerts: [AlertView.Entry]
    let alertNotes: [String]
    /// What limits the answer, with cures.
    let reasons: [ReasonRow]
    let hasReasons: Bool
    /// The photo before everything, the one with the largest change of redness, and the last one.
    let highlights: [PhotoFigure]
    let course: Chart?
    /// All sessions beside each other, and before and last photo of each.
    let multiples: Plot?
    let slopes: Plot?
    let trends: [TrendRow]
    let hasTrends: Bool
    /// Further pairs.
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
        var sessions = (timeline?.sessions ?? []).map { session in
            SessionView(material, region: region, photos: photos, session: session)
        }
        let last = sessions.lastIndex { $0.chart != nil }
        latest = last.flatMap { sessions[$0].chart }
        if let last { sessions[last].chart = nil }
        self.sessions = sessions
        alerts = sessions.flatMap(\.alerts.alerts)
        alertNotes = sessions.last?.alerts.notes ?? []
        reasons = RegionView.reasons(material, region, photos)
        hasReasons = !reasons.isEmpty
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
        let pairs = ComparedPair.pairs(material, region: region)
        let decided = material.changes(of: region).deciding.flatMap { PhotoPair($0) }
        let first = pairs.first { $0.photos == decided } ?? pairs.last
        main = first?.view(material)
        comparisons = pairs.filter { $0.photos != first?.photos }.compactMap { $0.view(material) }
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

    /// Of the last session's changes and of the photos themselves; what noise alone explains is no limit.
    private static func reasons(
        _ material: SubjectMaterial, _ region: String, _ photos: [MeasuredPhoto]
    ) -> [ReasonRow] {
        let last = material.changes(of: region).ofLastSession
        let codes =
            last.flatMap { $0.reasons + $0.findings.map(\.code) } + photos.flatMap(\.record.reasons)
        return ReasonRow.rows(codes.filter { ![.withinMDC, .intervalCoversZero].contains($0) }, material.wording)
    }

    /// The last comparable change of each session; drawn where there are two.
    private static func slopes(_ material: SubjectMaterial, _ region: String) -> Plot? {
        let own = material.changes(of: region).filter { $0.verdict != .notComparable }
        let last = Dictionary(grouping: own, by: \.session).sorted { $0.key < $1.key }.compactMap { $0.value.last }
        return last.count >= 2 ? SlopeChart(changes: last, wording: material.wording).plot : nil
    }

    private static func highlights(
        _ material: SubjectMaterial, _ region: String, _ photos: [MeasuredPhoto]
    ) -> [PhotoFigure] {
        let dated = photos.filter { $0.record.capturedAt != nil && !$0.values.isEmpty }
        let largest = material.changes(of: region).largest
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
