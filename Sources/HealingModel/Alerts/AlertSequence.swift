import StudyRecords

/// The two steps of an alert: a photo that stands out asks for another one within a day, and only that one makes it red.
struct AlertSequence {
    struct Judgment {
        let isFlagged: Bool
        let score: Double
        let limit: Double
        var expected: ClosedRange<Double>?
    }

    struct Finding {
        let level: AlertRecord.Level
        let point: CurvePoint
        let judgment: Judgment
    }

    /// A photo within a day of the one that stood out is its repetition.
    static let repetitionHours = 26.0

    /// In order of time; points that are no candidates only add to what is known.
    let findings: [Finding]

    /// - Parameter judge: the points accepted so far, the judged one, and whether it repeats one that stood out; nil where
    ///   the rule does not apply.
    init(_ points: [CurvePoint], judge: ([CurvePoint], CurvePoint, Bool) -> Judgment?) {
        let ordered = points.sorted { ($0.hours, $0.value) < ($1.hours, $1.value) }
        var (accepted, found, index) = ([CurvePoint](), [Finding](), 0)
        while index < ordered.count {
            let point = ordered[index]
            index += 1
            guard !point.isBaseline, let judgment = judge(accepted, point, false) else {
                accepted.append(point)
                continue
            }
            guard judgment.isFlagged else {
                found.append(Finding(level: .none, point: point, judgment: judgment))
                accepted.append(point)
                continue
            }
            guard index < ordered.count, ordered[index].hours - point.hours <= AlertSequence.repetitionHours,
                let second = judge(accepted, ordered[index], true)
            else {
                found.append(Finding(level: .amber, point: point, judgment: judgment))
                accepted.append(point)
                continue
            }
            found.append(
                Finding(level: second.isFlagged ? .red : .cleared, point: ordered[index], judgment: second))
            accepted.append(ordered[index])
            index += 1
        }
        findings = found
    }

    /// The most severe finding; of equals the one with the largest score.
    var worst: Finding? {
        let order: [AlertRecord.Level] = [.red, .amber, .cleared, .none]
        func rank(_ finding: Finding) -> Int { order.firstIndex(of: finding.level) ?? order.count }
        return findings.min { (rank($0), -$0.judgment.score) < (rank($1), -$1.judgment.score) }
    }
}
