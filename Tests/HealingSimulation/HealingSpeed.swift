import Glibc
import HealingModel
import StudyRecords
import TestSupport

/// Processor time of the statistics. `HealingSimulation speed`.
struct HealingSpeed {
    func report() {
        print("| what | processor time, s | must be |")
        print("|---|---|---|")
        row("1,000 sessions with intervals, time to baseline and choice of model", "≤ 2") { sessions() }
        row("mixed model, 200 patients × 8 visits, Satterthwaite", "≤ 1") { course() }
        row("population of 40 sessions", "") { population(40) }
        row("population of 400 sessions", "") { population(400) }
        var large = SyntheticCohort()
        (large.patients, large.arms) = (5000, ["a", "b"])
        let (photos, treatments) = (large.photos, large.treatments)
        row("5,000 patients × 8 photos: curves, changes, strata, bands, alerts, courses", "≤ 20") {
            _ = StudyAnalysis.analyze(
                photos: photos, treatments: treatments, definitions: [large.redness, large.roughness],
                settings: ChangeSettings())
        }
    }

    private func row(_ what: String, _ limit: String, _ work: () -> Void) {
        let start = clock()
        work()
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        print("| \(what) | \((seconds * 100).rounded() / 100) | \(limit) |")
    }

    private func sessions() {
        for run in 0..<1000 {
            var random = CounterRandom(seed: 31, stream: UInt64(run))
            let person = World.person(&random)
            let points = World.points(World.eightPhotos, sigma: 0.9) { person.value($0) + 0.9 * random.normal() }
            _ = (try? SessionSeries(points)).map { SessionFit($0, delta: 2.5) }
        }
    }

    private func course() {
        var (y, month, arm, patient): ([Double], [Double], [String], [String]) = ([], [], [], [])
        var random = CounterRandom(seed: 32)
        for index in 0..<200 {
            let (level, slope) = (100 + 9 * random.normal(), -2 + 0.7 * random.normal())
            for visit in 0..<8 {
                y.append(level + slope * Double(visit) + 4 * random.normal())
                month.append(Double(visit))
                arm.append(index % 2 == 0 ? "a" : "b")
                patient.append("\(index)")
            }
        }
        let table = try? MixedTable([
            "y": .numbers(y), "month": .numbers(month), "arm": .levels(arm), "patient": .levels(patient),
        ])
        guard let table, let formula = try? MixedFormula("y ~ month + month:arm + (month | patient)") else { return }
        _ = (try? MixedCourse(formula, table))?.trusted.estimate(named: "month:armb")
    }

    private func population(_ size: Int) {
        let sessions = (0..<size).compactMap { index -> CohortSession? in
            var random = CounterRandom(seed: 33, stream: UInt64(index))
            let person = World.person(&random)
            return try? CohortSession(
                subject: "\(index)", times: World.eightPhotos,
                values: World.eightPhotos.map { person.value($0) + 0.9 * random.normal() })
        }
        _ = try? CohortModel(sessions, sigma: 0.9)
    }
}
