import StudyRecords

/// The study at a glance: states of its files, and sentences that say what came out.
struct StudyOverview {
    struct Count {
        let state, mark, meaning: String
        let number: Int
        /// Part of the bar, at least a sliver.
        let share: String
    }

    let counts: [Count]
    let inputs: Int
    let words: OverviewWords
    /// States and their numbers in one sentence, for who cannot see the bar.
    let summary: String
    let sentences: [String]
    /// Which way redness changed: hidden with the arms.
    let direction: String
    let hasDirection: Bool

    init(_ snapshot: StudySnapshot, _ entries: [CourseEntry], _ words: OverviewWords) {
        self.words = words
        inputs = snapshot.photos.count
        let numbers = Dictionary(grouping: snapshot.photos, by: \.record.state).mapValues(\.count)
        counts = PhotoState.allCases.map { state in
            let number = numbers[state] ?? 0
            return Count(
                state: state.rawValue, mark: StudyOverview.mark(state), meaning: words.meanings[state],
                number: number, share: "\(number)")
        }
        summary = words.states + ": " + counts.map { "\($0.number) \($0.state)" }.joined(separator: ", ")
        sentences = StudyOverview.sentences(snapshot, entries, words)
        direction = StudyOverview.direction(entries, words)
        hasDirection = !direction.isEmpty
    }

    private static func mark(_ state: PhotoState) -> String {
        switch state {
        case .measured: "●"
        case .warned: "▲"
        case .refused: "✕"
        case .failed: "◆"
        case .skipped: "○"
        }
    }

    private static func sentences(
        _ snapshot: StudySnapshot, _ entries: [CourseEntry], _ words: OverviewWords
    ) -> [String] {
        let photos = snapshot.photos.filter { $0.record.state != .skipped }
        let patients = Set(photos.map(\.record.identity.subject)).subtracting([""]).count
        guard patients > 0 else { return [words.nobody, words.nobodyCure] }
        let sessions = Set(entries.compactMap { entry in entry.session.map { [entry.subject, "\($0)"] } }).count
        let measured = photos.count { !$0.values.isEmpty }
        let scope =
            words.scope(patients, sessions, Set(entries.compactMap(\.arm)).count) + "; "
            + words.photos(measured, photos.count)
        guard measured > 0 else { return [scope, words.nothingMeasured] }
        let medians = snapshot.cohort.strata.filter { $0.metric == SubjectMaterial.primaryMetric }.prefix(3)
            .compactMap { stratum in
                CohortSection.half(stratum).map { words.median($0, stratum.name) }
            }
        return [scope] + medians
    }

    private static func direction(_ entries: [CourseEntry], _ words: OverviewWords) -> String {
        let verdicts = entries.filter { $0.session != nil }.map { $0.last?.verdict }
        guard !verdicts.isEmpty, entries.contains(where: { $0.measured > 0 }) else { return "" }
        let (higher, lower) = (verdicts.count { $0 == .increased }, verdicts.count { $0 == .decreased })
        let same = verdicts.count { $0 == .notDistinguishable }
        return words.verdicts(higher, lower, same, verdicts.count - higher - lower - same)
    }
}
