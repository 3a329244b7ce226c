import HealingModel
import PortableMath
import StudyRecords

/// How often the rules of the report speak up over uneventful sessions, as printed beside every alert; populations estimated from
/// few patients included.
struct WatchSimulation {
    let runs: Int
    private let hours = [-25.0, -1, 0.3, 8, 24, 48, 72, 168]
    private let sigma = 0.9

    func report() {
        for size in [12, 20, 40] { cohort(size) }
        for rule in [AlertRecord.Rule.rebound, .slow, .persistent] { alone(rule) }
        detection()
    }

    private func curve(_ person: World.Person, _ random: inout CounterRandom, _ extra: (Double) -> Double = { _ in 0 })
        -> CurveRecord
    {
        record(
            World.points(hours, sigma: sigma) { person.value($0) + extra($0) + sigma * random.normal() })
    }

    private func record(_ points: [CurvePoint]) -> CurveRecord {
        var record = CurveRecord(
            subject: "a", region: "cheek", session: 1, metric: "m", unit: "EI", model: .none, points: points,
            isCensored: false, flags: [])
        record.verdict = (try? SessionSeries(points)).map { SessionFit($0, delta: 2.5).verdict }
        return record
    }

    /// One session under one rule; an amber alert is photographed again twelve hours later.
    private func levels(
        _ rule: AlertRecord.Rule, _ cohort: (parameters: CohortParameters, sessions: Int)?,
        _ random: inout CounterRandom, _ extra: (Double) -> Double = { _ in 0 }
    ) -> (isAmber: Bool, isRed: Bool) {
        let person = World.person(&random)
        let first = curve(person, &random, extra)
        func alert(_ curve: CurveRecord) -> AlertRecord? {
            SessionWatch(curve, cohort: cohort).alerts.first { $0.rule == rule }
        }
        guard let found = alert(first), found.isAlert else { return (false, false) }
        guard found.level == .amber, let hour = found.hours else { return (true, true) }
        let value = person.value(hour + 12) + extra(hour) + sigma * random.normal()
        let again = CurvePoint(hours: hour + 12, value: value, standardError: sigma, isBaseline: false)
        return (true, alert(record(first.points + [again]))?.level == .red)
    }

    private func cohort(_ size: Int) {
        let cohorts = max(10, runs / 40)
        var (amber, red, total) = (0, 0, 0)
        for number in 0..<cohorts {
            var random = CounterRandom(seed: 41, stream: UInt64(number))
            let sessions = (0..<size).compactMap { index -> CohortSession? in
                let points = curve(World.person(&random), &random).points
                return try? CohortSession(
                    subject: "\(index)", times: points.map(\.hours), values: points.map(\.value))
            }
            guard let model = try? CohortModel(sessions, sigma: sigma) else { continue }
            for _ in 0..<100 {
                let found = levels(.cohort, (model.parameters, size), &random)
                (amber, red, total) = (amber + (found.isAmber ? 1 : 0), red + (found.isRed ? 1 : 0), total + 1)
            }
        }
        let setting = "population of \(size) patients"
        World.row("false amber alert in a session", setting, Double(amber) / Double(max(1, total)), "printed")
        World.row("false red alert in a session", setting, Double(red) / Double(max(1, total)), "≤ 0.01")
    }

    private func alone(_ rule: AlertRecord.Rule) {
        var (amber, red) = (0, 0)
        for run in 0..<2 * runs {
            var random = CounterRandom(seed: 42, stream: UInt64(run))
            let found = levels(rule, nil, &random)
            (amber, red) = (amber + (found.isAmber ? 1 : 0), red + (found.isRed ? 1 : 0))
        }
        World.row(
            "false alert in a session", "\(rule.rawValue), no cohort", Double(amber) / Double(2 * runs), "printed")
        World.row("… confirmed", "\(rule.rawValue), no cohort", Double(red) / Double(2 * runs), "≤ 0.01")
    }

    private func detection() {
        for (name, cohort) in [("with a known population", (World.parameters, 1000)), ("no cohort", nil)] {
            var red = 0
            for run in 0..<runs {
                var random = CounterRandom(seed: 43, stream: UInt64(run))
                let found = levels(cohort == nil ? .rebound : .cohort, cohort, &random) { $0 >= 72 && $0 < 100 ? 7 : 0 }
                if found.isRed { red += 1 }
            }
            World.row("rebound at 72 h found red", name, Double(red) / Double(runs), "reported")
        }
    }
}
