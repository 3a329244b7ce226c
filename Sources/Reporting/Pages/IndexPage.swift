import HealingModel
import StudyRecords

/// report/index.html
struct IndexPage {
    struct Count {
        let state, meaning: String
        let number: Int
    }

    struct Subject {
        let name, page, regions, photos, problems: String
        let sessions: Int
        let courses: [Course]
    }

    /// One region and session of a subject, on one line.
    struct Course {
        let label, arm, peak, last, mark, kind, halfTime: String
    }

    let frame: PageFrame
    let wording: Wording
    let counts: [Count]
    let inputs: Int
    let subjects: [Subject]
    let problems: [ProblemRow]
    let hasProblems: Bool
    /// Files that are no photos of the study.
    let aside: [ProblemRow]
    let hasAside: Bool
    let alerts: AlertView
    let hasAlerts: Bool
    let cohort: CohortSection
    let drifts: [DriftChart]
    let hasDrifts: Bool

    init(_ snapshot: StudySnapshot, subjects names: [String], _ wording: Wording = .english) {
        self.wording = wording
        frame = PageFrame(title: snapshot.provenance.studyName, snapshot.provenance, snapshot.definitions, wording)
        inputs = snapshot.photos.count
        counts = PhotoState.allCases.map { state in
            Count(
                state: state.rawValue, meaning: IndexPage.meaning(state),
                number: snapshot.photos.count { $0.record.state == state })
        }
        let parts = snapshot.bySubject
        subjects = names.map { IndexPage.subject($0, parts[$0] ?? snapshot) }
        problems = ProblemRow.rows(snapshot.photos, wording)
        hasProblems = !problems.isEmpty
        aside = ProblemRow.rows(snapshot.photos, in: [.skipped], wording)
        hasAside = !aside.isEmpty
        alerts = AlertView(
            study: snapshot.cohort.alerts, hasHomeSessions: snapshot.treatments.contains { $0.setting == .home },
            wording)
        hasAlerts = !snapshot.cohort.alerts.isEmpty
        cohort = CohortSection(snapshot)
        drifts = DriftChart.charts(snapshot.photos)
        hasDrifts = !drifts.isEmpty
    }

    private static func meaning(_ state: PhotoState) -> String {
        switch state {
        case .measured: "without doubt"
        case .warned: "measured, with flags"
        case .refused: "not fit to measure"
        case .failed: "could not be read"
        case .skipped: "not photos of the study"
        }
    }

    private static func subject(_ name: String, _ snapshot: StudySnapshot) -> Subject {
        let photos = snapshot.photos.filter { $0.record.identity.subject == name && $0.record.state != .skipped }
        let measured = photos.count { !$0.values.isEmpty }
        let others = photos.count - measured
        let curves = snapshot.curves.filter { $0.subject == name && $0.metric == SubjectMaterial.primaryMetric }
        return Subject(
            name: name, page: PageName.file(of: name),
            regions: Set(photos.map(\.record.identity.region)).sorted().joined(separator: ", "),
            photos: "\(measured) measured", problems: others > 0 ? "\(others) not measured" : "",
            sessions: Set(curves.map(\.session)).count, courses: curves.map { course($0, snapshot) })
    }

    private static func course(_ curve: CurveRecord, _ snapshot: StudySnapshot) -> Course {
        let changes = snapshot.changes.filter {
            $0.subject == curve.subject && $0.region == curve.region && $0.session == curve.session
                && $0.metric == curve.metric
        }
        let peak = changes.max { abs($0.change ?? 0) < abs($1.change ?? 0) }
        let arm = snapshot.treatments.first { $0.subject == curve.subject && $0.session == curve.session }?.arm
        return Course(
            label: "\(curve.region), session \(curve.session)", arm: arm ?? "", peak: text(peak),
            last: text(changes.last),
            mark: changes.last?.verdict.mark ?? "", kind: changes.last?.verdict.rawValue ?? "",
            halfTime: CurveText.halfTime(curve) ?? "no curve")
    }

    private static func text(_ change: ChangeRecord?) -> String {
        guard let change else { return "no pair of photos" }
        guard let value = change.change else { return Wording.english.change.verdict(change.verdict) }
        return "\(ReadingText.signed(value, error: change.standardError)) \(change.unit) at "
            + "\(ReadingText.hours(change.hoursAfter)): \(Wording.english.change.verdict(change.verdict))"
    }
}
