import Testing

@testable import HealingModel

/// Tails and quantiles against R 4.2.2, to 10⁻¹⁰ of the value itself, however small.
@Suite struct SpecialFunctionTests {
    private func check(_ rows: FixtureValue, _ value: (Double, FixtureValue) throws -> Double) throws {
        #expect(!rows.list.isEmpty)
        for row in rows.list {
            let argument = try #require(row.object["x"]?.number ?? row.object["p"]?.number)
            let (found, truth) = (try value(argument, row), try row.value("value"))
            #expect(abs(found - truth) <= 1e-10 * abs(truth) + 1e-300, "\(row): \(found)")
        }
    }

    @Test func distributionsAreThoseOfR() throws {
        let table = try FixtureValue(fixture: "special_functions.json")
        try check(table["pt"]) { StudentDistribution.lowerTail($0, degrees: try $1.value("df")) }
        try check(table["pf"]) { FisherDistribution.lowerTail($0, try $1.value("d1"), try $1.value("d2")) }
        try check(table["pchisq"]) { ChiSquare.lowerTail($0, degrees: try $1.value("df")) }
        try check(table["pnorm"]) { x, _ in NormalDistribution.lowerTail(x) }
        try check(table["pbeta"]) { IncompleteBeta.lower($0, try $1.value("a"), try $1.value("b")) }
    }

    @Test func quantilesAreThoseOfR() throws {
        let table = try FixtureValue(fixture: "special_functions.json")
        try check(table["qt"]) { StudentDistribution.quantile($0, degrees: try $1.value("df")) }
        try check(table["qf"]) { FisherDistribution.quantile($0, try $1.value("d1"), try $1.value("d2")) }
        try check(table["qchisq"]) { ChiSquare.quantile($0, degrees: try $1.value("df")) }
        try check(table["qnorm"]) { p, _ in NormalDistribution.quantile(p) }
    }

    @Test func smallUpperTailsKeepTheirDigits() throws {
        let table = try FixtureValue(fixture: "special_functions.json")["lower_tail_false"]
        try check(table["pt"]) { StudentDistribution.upperTail($0, degrees: try $1.value("df")) }
        try check(table["pnorm"]) { x, _ in NormalDistribution.upperTail(x) }
        try check(table["pchisq"]) { ChiSquare.upperTail($0, degrees: try $1.value("df")) }
    }

    @Test func endsOfTheScale() {
        #expect(NormalDistribution.quantile(0) == -.infinity)
        #expect(NormalDistribution.quantile(0.5) == 0)
        #expect(StudentDistribution.quantile(0.5, degrees: 3) == 0)
        #expect(ChiSquare.quantile(0, degrees: 2) == 0)
        #expect(StudentDistribution.upperTail(.infinity, degrees: 4) == 0)
        #expect(FisherDistribution.upperTail(-1, 2, 3) == 1)
        #expect(abs(NormalDistribution.quantile(0.975) - 1.959963984540054) < 1e-14)
    }
}
