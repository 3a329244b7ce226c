import HealingModel
import PortableMath

/// Shrunken half-lives and one-step scores when the population is known.
struct CohortSimulation {
    let runs: Int

    func report() {
        var (covered, scores): (Int, [Double]) = (0, [])
        for run in 0..<runs {
            var random = CounterRandom(seed: 14, stream: UInt64(run))
            let person = World.person(&random)
            let values = World.eightPhotos.map { person.value($0) + 0.9 * random.normal() }
            guard
                let session = try? CohortSession(subject: "\(run)", times: World.eightPhotos, values: values)
            else { continue }
            let interval = CohortPrediction(World.parameters, session: session).halfLifeInterval
            if interval.contains(person.tau * 0.6931471805599453) { covered += 1 }
            for (index, hours) in World.eightPhotos.enumerated() where hours >= 24 {
                let past = try? CohortSession(
                    subject: "\(run)", times: Array(World.eightPhotos[..<index]), values: Array(values[..<index]))
                let next = CohortPrediction(World.parameters, session: past).photo(atHours: hours)
                scores.append(next.score(values[index]))
            }
        }
        let mean = scores.reduce(0, +) / Double(scores.count)
        let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count - 1)
        World.row("shrunken half-life interval covers", "sd 0.9", Double(covered) / Double(runs), "0.93…0.97")
        World.row("SD of one-step scores", "from 24 h on", variance.squareRoot(), "0.97…1.03")
        let tail = Double(scores.filter { $0 > 1.959964 }.count) / Double(scores.count)
        World.row("one-step scores above 1.96", "from 24 h on", tail, "0.020…0.031")
    }
}

/// Amber and red alerts of courses of four sessions, with two photos before each.
struct AlertSimulation {
    let runs: Int
    private let hours = [-25.0, -1, 0, 1, 24, 48, 72, 168]

    func report() {
        let normal = share(sessions: 4) { _, _ in 0 }
        World.row("false red alert in a course of 4", "normal noise", normal, "≤ 0.02")
        let heavy = share(sessions: 4, isHeavy: true) { _, _ in 0 }
        World.row("false red alert in a course of 4", "t₄ noise", heavy, "≤ 0.03")
        let rebound = share(sessions: 1) { hours, person in hours >= 72 ? person.rise : 0 }
        World.row("red alert of a rebound at 72 h", "sd 0.9", rebound, "≥ 0.95")
    }

    private func share(
        sessions: Int, isHeavy: Bool = false, _ extra: (Double, World.Person) -> Double
    ) -> Double {
        var red = 0
        for run in 0..<runs {
            var random = CounterRandom(seed: isHeavy ? 16 : 15, stream: UInt64(run))
            let isRed = (0..<sessions).contains { _ in isAlarmed(&random, isHeavy, extra) }
            if isRed { red += 1 }
        }
        return Double(red) / Double(runs)
    }

    private func isAlarmed(
        _ random: inout CounterRandom, _ isHeavy: Bool, _ extra: (Double, World.Person) -> Double
    ) -> Bool {
        let person = World.person(&random)
        func photo(_ hours: Double) -> Double {
            let noise = isHeavy ? World.heavy(&random) : random.normal()
            return person.value(hours) + extra(hours, person) + 0.9 * noise
        }
        var values: [Double] = []
        var isRed = false
        for (index, time) in hours.enumerated() {
            let value = photo(time)
            values.append(value)
            guard time >= 24,
                let past = try? CohortSession(
                    subject: "a", times: Array(hours[..<index]), values: Array(values[..<index]))
            else { continue }
            let first = CohortAlert(World.parameters, session: past, hours: time, value: value)
            guard first.level == .amber else { continue }
            let again = photo(time)
            values[index] = again
            let second = CohortAlert(World.parameters, session: past, hours: time, value: again, confirms: true)
            isRed = isRed || second.level == .red
        }
        return isRed
    }
}
