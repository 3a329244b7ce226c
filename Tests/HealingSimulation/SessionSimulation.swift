import HealingModel
import PortableMath
import StudyRecords

/// Coverage of half-life, time to baseline and area over single sessions.
struct SessionSimulation {
    let sigma: Double
    let runs: Int

    func report() {
        var (half, time, area, timed) = (0, 0, 0, 0)
        let delta = 1.5
        for run in 0..<runs {
            var random = CounterRandom(seed: 11, stream: UInt64(run))
            let person = World.person(&random)
            let points = World.points(World.eightPhotos, sigma: sigma) { person.value($0) + sigma * random.normal() }
            guard let fit = (try? SessionSeries(points)).map({ SessionFit($0, delta: delta) }), let decay = fit.decay
            else { continue }
            if covers(person.tau, decay.timeConstantLow, decay.timeConstantHigh) { half += 1 }
            if person.rise > delta, let found = fit.timeToBaseline {
                timed += 1
                if covers(person.tau * PortableMath.log(person.rise / delta), found.low, found.high) { time += 1 }
            }
            let exact = World.points(World.eightPhotos, sigma: sigma) { person.value($0) }
            if let found = fit.area, let truth = (try? SessionSeries(exact)).flatMap({ SessionFit($0).area }),
                abs(found.value - truth.value) <= 1.959964 * found.standardError
            {
                area += 1
            }
        }
        let setting = "eight photos, sd \(sigma)"
        World.row("half-life interval covers", setting, Double(half) / Double(runs), "0.93…0.97")
        World.row("time-to-baseline interval covers", setting, Double(time) / Double(max(1, timed)), "0.93…0.97")
        World.row("area interval covers", setting, Double(area) / Double(runs), "0.94…0.96")
    }

    private func covers(_ truth: Double, _ low: Double?, _ high: Double?) -> Bool {
        truth >= low ?? -.infinity && truth <= high ?? .infinity
    }
}

/// What sessions of known course are called.
struct VerdictSimulation {
    let runs: Int

    func report() {
        let sigma = 0.9
        var (none, decaying) = (0, 0)
        for run in 0..<runs {
            var random = CounterRandom(seed: 12, stream: UInt64(run))
            let person = World.person(&random)
            let flat = World.points(World.eightPhotos, sigma: sigma) { _ in 12 + sigma * random.normal() }
            let falling = World.points(World.eightPhotos, sigma: sigma) { person.value($0) + sigma * random.normal() }
            if let series = try? SessionSeries(flat), SessionFit(series).verdict == .noReaction { none += 1 }
            if let series = try? SessionSeries(falling),
                [.decaying, .decayingNonexponential].contains(SessionFit(series).verdict)
            {
                decaying += 1
            }
        }
        World.row("no reaction is called so", "eight photos, sd 0.9", Double(none) / Double(runs), "≥ 0.92")
        World.row("decay is called so", "eight photos, sd 0.9", Double(decaying) / Double(runs), "≥ 0.95")
    }
}

/// False changes in reports of unchanged skin.
struct FamilySimulation {
    let runs: Int

    func report() {
        for correlation in [0.0, 0.5] {
            var any = 0
            for run in 0..<runs {
                var random = CounterRandom(seed: 13, stream: UInt64(run))
                let common = random.normal()
                let questions = (0..<32).map { _ in
                    ChangeQuestion(
                        difference: correlation.squareRoot() * common
                            + (1 - correlation).squareRoot() * random.normal(), standardError: 1, relevance: 1.5)
                }
                let rows = (try? ChangeFamily(questions))?.rows ?? []
                if rows.contains(where: { $0.answer == .changed || $0.answer == .changedBelowRelevance }) { any += 1 }
            }
            World.row(
                "any false change in a report", "32 tests, correlation \(correlation)", Double(any) / Double(runs),
                "≤ 0.06")
        }
    }
}
