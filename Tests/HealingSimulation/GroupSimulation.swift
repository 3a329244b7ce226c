import HealingModel
import PortableMath

/// Simultaneous coverage of the mean curve at the photographed hours.
struct BandSimulation {
    let patients: Int
    let runs: Int

    func report() {
        let hours = [0.0, 1, 24, 48, 72, 168, 672]
        let truth = meanCurve(hours)
        var covered = 0
        for run in 0..<runs {
            var random = CounterRandom(seed: 17, stream: UInt64(run))
            var (names, times, values): ([String], [Double], [Double]) = ([], [], [])
            for patient in 0..<patients {
                let person = World.person(&random)
                for hour in hours {
                    names.append("\(patient)")
                    times.append(hour)
                    values.append(person.value(hour) - person.baseline + 0.9 * random.normal())
                }
            }
            guard let curve = try? GroupCurve(patients: names, hours: times, values: values) else { continue }
            let band = CurveBand(curve, atHours: hours, seed: UInt64(run))
            let isInside = zip(band.points, truth).allSatisfy { point, value in
                value >= point.bandLow ?? -.infinity && value <= point.bandHigh ?? .infinity
            }
            if isInside { covered += 1 }
        }
        World.row(
            "simultaneous band covers", "\(patients) patients", Double(covered) / Double(runs),
            patients == 20 ? "≥ 0.91" : "0.93…0.97")
    }

    private func meanCurve(_ hours: [Double]) -> [Double] {
        var random = CounterRandom(seed: 18)
        let taus = (0..<20_000).map { _ in World.person(&random).tau }
        return hours.map { hour in
            7 * taus.reduce(0) { $0 + PortableMath.exp(-hour / $1) } / Double(taus.count)
        }
    }
}

/// Coverage of the difference of slopes between two arms, 15 % of visits missing.
struct CourseSimulation {
    let perArm: Int
    let runs: Int

    func report() {
        guard let formula = try? MixedFormula("y ~ month + month:arm + (month | patient)") else { return }
        var (covered, singular) = (0, 0)
        for run in 0..<runs {
            var random = CounterRandom(seed: 19, stream: UInt64(run))
            guard let course = try? MixedCourse(formula, table(&random)) else { continue }
            if course.model.isSingular { singular += 1 }
            let interval = course.trusted.estimate([0, 0, 1]).confidenceInterval
            if interval.contains(-1.5) { covered += 1 }
        }
        let setting = "\(perArm) patients an arm, 15 % missing"
        World.row("slope difference interval covers", setting, Double(covered) / Double(runs), "≥ 0.92")
        World.row("studies without spread of slopes", setting, Double(singular) / Double(runs), "reported")
    }

    private func table(_ random: inout CounterRandom) throws -> MixedTable {
        var (y, month, arm, patient): ([Double], [Double], [String], [String]) = ([], [], [], [])
        for index in 0..<2 * perArm {
            let (level, slope) = (100 + 9 * random.normal(), -2 + 0.7 * random.normal())
            let isActive = index % 2 == 1
            for visit in 0..<6 where visit == 0 || random.uniform() > 0.15 {
                let time = Double(visit) * 1.3
                y.append(level + (slope - (isActive ? 1.5 : 0)) * time + 4 * random.normal())
                month.append(time)
                arm.append(isActive ? "b" : "a")
                patient.append("\(index)")
            }
        }
        return try MixedTable([
            "y": .numbers(y), "month": .numbers(month), "arm": .levels(arm), "patient": .levels(patient),
        ])
    }
}
