import Testing

@testable import HealingModel

@Suite struct GroupCurveTests {
    private func curve(_ keeps: (Int) -> Bool = { _ in true }) throws -> GroupCurve {
        let table = try FixtureTable("curve_cohort.csv")
        let (patients, hours, values) = (
            try table.text("patient"), try table.numbers("t_h"), try table.numbers("d_astar")
        )
        let names = Set(patients).sorted()
        let rows = patients.indices.filter { keeps(names.firstIndex(of: patients[$0]) ?? 0) }
        return try GroupCurve(
            patients: rows.map { patients[$0] }, hours: rows.map { hours[$0] }, values: rows.map { values[$0] })
    }

    @Test func curveAndClusteredErrorsAreThoseOfR() throws {
        let truth = try FixtureValue(fixture: "healing_curve.json")["spline"]
        let curve = try curve()
        let hours = try truth.numbers("eval_h")
        #expect(hours.count == 12)
        try truth.expect([(curve.residualSum, "rss")], 1e-8)
        for (index, hour) in hours.enumerated() {
            #expect(agrees(curve.value(atHours: hour), try truth.numbers("fit")[index], 1e-8))
            #expect(agrees(curve.standardError(atHours: hour), try truth.numbers("se_cluster_CR1")[index], 1e-8))
            let plain = curve.standardError(atHours: hour, isCorrected: false)
            #expect(agrees(plain, try truth.numbers("se_cluster_CR0")[index], 1e-8))
        }
        let critical = SupremumT.critical(curve.covariance(atHours: hours), degrees: nil)
        #expect(abs(critical - (try truth.value("supt_critical_gaussian"))) < 0.02)
    }

    @Test func bandsAreWiderThanIntervalsAndOnlyForManyPatients() throws {
        let curve = try curve()
        let few = CurveBand(curve, atHours: [0, 24, 72])
        #expect(few.points.allSatisfy { $0.bandLow == nil && $0.pointLow < $0.value && $0.value < $0.pointHigh })
        #expect(few.critical > StudentDistribution.quantile(0.975, degrees: Double(curve.patients - 1)))
        #expect(few == CurveBand(curve, atHours: [0, 24, 72]))
    }

    @Test func armsHaveABandOfTheirDifference() throws {
        let (first, second) = (try curve { $0 % 2 == 0 }, try curve { $0 % 2 == 1 })
        let band = CurveBand(difference: first, second, atHours: [0, 24])
        for point in band.points {
            let (a, b) = (
                first.standardError(atHours: point.hours), second.standardError(atHours: point.hours)
            )
            #expect(abs(point.standardError - (a * a + b * b).squareRoot()) < 1e-12)
        }
    }

    @Test func sampleSizesAreNearTheExactOnes() throws {
        let power = try FixtureValue(fixture: "lmm.json")["power"]
        let plain = try #require(SampleSize.perArm(difference: 5, deviation: 9))
        #expect(abs(plain - (try power.value("t_n_per_arm"))) < 0.05)
        let adjusted = try #require(SampleSize.perArm(difference: 5, deviation: 9, correlation: 0.6))
        #expect(abs(adjusted - (try power.value("t_n_per_arm_ancova_rho06"))) < 0.05)
        #expect(SampleSize.perArm(difference: 0, deviation: 9) == nil)
    }

    @Test func badCurvesAreNamed() {
        #expect(throws: HealingInputError.lengthsDiffer) { try GroupCurve(patients: ["a"], hours: [], values: []) }
        #expect(throws: HealingInputError.tooFew(needed: 6)) {
            try GroupCurve(patients: ["a"], hours: [1], values: [1])
        }
    }
}
