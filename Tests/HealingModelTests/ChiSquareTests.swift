import Testing

@testable import HealingModel

@Suite struct ChiSquareTests {
    struct Tails: Decodable, Sendable {
        struct Row: Decodable, Sendable {
            let x: Double
            let df: Int
            let value: Double
        }
        let upper: [Row]
        let lower: [Row]
    }

    @Test func upperTailsAreThoseOfR() throws {
        let tails: Tails = try DecayCase.fixture("chi_square.json")
        #expect(tails.upper.count == 3)
        for row in tails.upper {
            #expect(deviationOfTail(ChiSquare.upperTail(row.x, degrees: row.df), row.value) < 1e-10)
        }
    }

    /// 1 - lower tail, as far as the subtraction leaves digits.
    @Test func upperTailsComplementTheLowerOnesOfR() throws {
        let tails: Tails = try DecayCase.fixture("chi_square.json")
        #expect(tails.lower.count == 7)
        for row in tails.lower {
            let truth = 1 - row.value
            #expect(abs(ChiSquare.upperTail(row.x, degrees: row.df) - truth) <= 1e-10 * truth + 2e-15)
        }
    }

    @Test func goodnessOfFitIsThatOfR() throws {
        let sessions = try DecayCase.all().filter { $0.expect.object["gof_p"]?.number != nil }
        #expect(sessions.count >= 12)
        for truth in sessions.map(\.expect) {
            let degrees = Int(try truth.value("df"))
            let tail = ChiSquare.upperTail(try truth.value("rss_w"), degrees: degrees)
            #expect(deviationOfTail(tail, try truth.value("gof_p")) < 1e-10)
        }
    }

    @Test func nothingIsLessProbableThanLess() {
        #expect(ChiSquare.upperTail(0, degrees: 3) == 1)
        #expect(ChiSquare.upperTail(-1, degrees: 3) == 1)
        for degrees in 1...12 {
            let tails = (1...200).map { ChiSquare.upperTail(Double($0) / 4, degrees: degrees) }
            #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 && $1 > 0 })
        }
    }

    /// Relative without a floor: a tail of 1e-142 must be right to its digits too.
    private func deviationOfTail(_ value: Double, _ truth: Double) -> Double { abs(value - truth) / truth }
}
