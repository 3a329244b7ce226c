import HealingModel
import StudyRecords

/// What the photos of the sessions can tell of the half-life, and which photo more would help most.
struct ScheduleAdvice: Encodable, Sendable {
    /// Hours of the photos, rounded to usual ones; negative before the session.
    let hours: [Double]
    let sessions: Int
    /// Expected ratio of the ends of the 95 % interval; absent where most intervals are open or no curve is possible.
    let intervalRatio: Double?
    let openShare: Double?
    let addedHours: Double?
    let addedIntervalRatio: Double?

    private static let usual = [0.0, 1, 2, 4, 8, 12, 24, 36, 48, 72, 96, 120, 168, 336, 672]

    /// One for each different schedule, the most common first.
    static func all(_ plan: RunPlan, _ folder: StudyFolder) -> [ScheduleAdvice] {
        let schedules = sessions(plan, folder.treatments)
        let counts = Dictionary(schedules.map { ($0, 1) }, uniquingKeysWith: +)
        let sigma = sigma(folder.settings.change)
        return counts.sorted { first, second in
            first.value != second.value ? first.value > second.value : first.key.lexicographicallyPrecedes(second.key)
        }.map { ScheduleAdvice(hours: $0.key, sessions: $0.value, sigma: sigma) }
    }

    private init(hours: [Double], sessions: Int, sigma: Double) {
        (self.hours, self.sessions) = (hours, sessions)
        let forecast = ScheduleForecast(hours: hours, sigma: sigma)
        (intervalRatio, openShare) = (forecast?.ratio, forecast?.openShare)
        let added = ScheduleForecast.bestAddition(to: hours, sigma: sigma)
        (addedHours, addedIntervalRatio) = (added?.hours, added?.forecast.ratio)
    }

    /// Of a visit, EI: from the MDC that verdicts use.
    private static func sigma(_ settings: ChangeSettings) -> Double {
        (settings.mdc95["erythema-index"] ?? 3.5) / (1.96 * 2.0.squareRoot())
    }

    private static func sessions(_ plan: RunPlan, _ treatments: [TreatmentSession]) -> [[Double]] {
        let dated = plan.items.filter { $0.obstacle == nil && $0.capturedAt != nil }
        let courses = Dictionary(grouping: dated) { [$0.task.identity.subject, $0.task.identity.region] }
        return courses.flatMap { key, items -> [[Double]] in
            let times = Set(items.compactMap(\.capturedAt)).sorted()
            guard let first = times.first else { return [] }
            let timeline = SessionTimeline(
                treatments: treatments, subject: key[0], region: key[1], firstVisit: first)
            return timeline.sessions.map { session in
                let own = times.filter { timeline.position(of: $0).session == session.number }
                let before = times.last { $0 <= session.treatedAt }
                return Set((own + (before.map { [$0] } ?? [])).map { rounded($0.hours(since: session.treatedAt)) })
                    .sorted()
            }
        }
    }

    /// The nearest usual hour; every photo before the session stands at -1 h.
    private static func rounded(_ hours: Double) -> Double {
        guard hours > 0 else { return -1 }
        return usual.min { abs($0 - hours) < abs($1 - hours) } ?? hours
    }

    var line: String {
        let after = hours.filter { $0 >= 0 }.map { $0 < 48 ? "\(Int($0)) h" : "\(Int($0 / 24)) d" }
        let photos = (hours.first ?? 0) < 0 ? ["before"] + after : after
        let expected: String
        if let intervalRatio, let openShare {
            let open = openShare > 0.005 ? ", open in \(Int((openShare * 100).rounded())) %" : ""
            expected = "half-life interval expected ×\(Self.text(intervalRatio))\(open)"
        } else if openShare != nil {
            expected = "half-life interval mostly open"
        } else {
            expected = "too few photos for a curve; before, 0, 8, 24, 48 h and 7 d would do"
        }
        let advice = addedHours.map { hour in
            let gain = addedIntervalRatio.map { " (×\(Self.text($0)))" } ?? ""
            let evening = hour == 8 ? ", in the evening of the session," : ""
            return "; one photo more at \(Int(hour)) h\(evening) helps most\(gain)"
        }
        return "\(sessions) sessions with photos at \(photos.joined(separator: ", ")): \(expected)\(advice ?? "")"
    }

    private static func text(_ ratio: Double) -> String { "\((ratio * 10).rounded() / 10)" }
}
