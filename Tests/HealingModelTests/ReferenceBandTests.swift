import Testing

@testable import HealingModel

@Suite struct ReferenceBandTests {
    @Test func distributionsAreThoseOfR() throws {
        for visit in try FixtureValue(fixture: "reference_band.json")["times"].list {
            let found = try LMSDistribution(ratios: try visit.numbers("ratio"))
            #expect(abs(found.skewness - (try visit.value("L"))) < 1e-4)
            #expect(abs(found.median - (try visit.value("M"))) < 1e-5)
            #expect(abs(found.variation - (try visit.value("S"))) < 1e-5)
        }
    }

    @Test func scoresAndCentilesFollowFromTheDistribution() throws {
        for visit in try FixtureValue(fixture: "reference_band.json")["times"].list {
            let distribution = LMSDistribution(
                skewness: try visit.value("L"), median: try visit.value("M"), variation: try visit.value("S"))
            for (x, z) in zip(try visit.numbers("z_at"), try visit.numbers("z")) {
                #expect(agrees(try #require(distribution.score(x)), z, 1e-9))
            }
            for (p, x) in zip(try visit.numbers("centile_probs"), try visit.numbers("centiles")) {
                #expect(agrees(try #require(distribution.centile(p)), x, 1e-9))
            }
        }
    }

    @Test func toleranceFactorsAreThoseOfR() throws {
        let rows = try FixtureValue(fixture: "reference_band.json")["one_sided_tolerance_k"].list
        #expect(rows.count == 28)
        for row in rows {
            let factor = try #require(
                ReferenceBand.toleranceFactor(
                    count: Int(try row.value("n")), content: try row.value("p"), confidence: try row.value("conf")))
            // R's noncentral t is a normal approximation above a noncentrality of 37.62; SciPy agrees with us there.
            let (n, p) = (try row.value("n"), try row.value("p"))
            let isApproximate = NormalDistribution.quantile(p) * n.squareRoot() > 37.62
            #expect(agrees(factor, try row.value("k"), isApproximate ? 5e-4 : 1e-7), "\(row) \(factor)")
        }
    }

    @Test func toleranceFactorOfALargeSampleIsThatOfSciPy() throws {
        let factor = try #require(ReferenceBand.toleranceFactor(count: 400, content: 0.975, confidence: 0.9))
        #expect(abs(factor - 2.074922481962406) < 1e-10)
        #expect(ReferenceBand.toleranceFactor(count: 2, content: 0.975, confidence: 0.9) == nil)
    }

    @Test func betweenVisitsTheBandIsInterpolated() throws {
        let early = LMSDistribution(skewness: 1, median: 2, variation: 0.1)
        let late = LMSDistribution(skewness: 0, median: 1, variation: 0.1)
        let visits = [(hours: 72.0, distribution: late), (hours: 0.0, distribution: early)]
        #expect(ReferenceBand.interpolated(visits, atHours: 0) == early)
        #expect(ReferenceBand.interpolated(visits, atHours: 100) == nil)
        let middle = try #require(ReferenceBand.interpolated(visits, atHours: 7.5440037453175))
        #expect(abs(middle.skewness - 0.5) < 1e-9 && abs(middle.median - 2.0.squareRoot()) < 1e-9)
        #expect(throws: HealingInputError.tooFew(needed: 40)) { try LMSDistribution(ratios: [1, 2]) }
        #expect(late.score(-1) == nil && late.value(score: 0) == 1)
    }
}
