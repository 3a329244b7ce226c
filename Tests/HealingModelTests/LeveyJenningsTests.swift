import StudyRecords
import Testing

@testable import HealingModel

@Suite struct LeveyJenningsTests {
    private func readings(_ values: [Double]) -> [LeveyJennings.Reading] {
        values.enumerated().map {
            LeveyJennings.Reading(
                time: StudyTime(epochSeconds: $0.offset * 86_400, offsetMinutes: 0), value: $0.element)
        }
    }

    /// Mean 50, SD 1 exactly.
    private let steady = [49.0, 51, 49, 51, 49, 51, 49, 51, 50, 50].map { 50 + ($0 - 50) * (9.0 / 8).squareRoot() }

    @Test func limitsAreThoseOfTheFirstTen() throws {
        let chart = try #require(LeveyJennings(readings(steady + [58]).shuffled()))
        #expect(abs(chart.mean - 50) < 1e-12 && abs(chart.standardDeviation - 1) < 1e-12)
        #expect(chart.points.prefix(10).allSatisfy { $0.z == nil && $0.rules.isEmpty })
        #expect(abs(try #require(chart.points[10].z) - 8) < 1e-9)
    }

    @Test func tooFewOrConstantReadingsGiveNoChart() {
        #expect(LeveyJennings(readings(steady)) == nil)
        #expect(LeveyJennings(readings([Double](repeating: 5, count: 20))) == nil)
    }

    @Test func eachRuleFiresOnItsOwnPattern() {
        #expect(LeveyJennings.rules([0.2, -3.1]) == ["1-3s"])
        #expect(LeveyJennings.rules([2.1, 2.4]) == ["2-2s"])
        #expect(LeveyJennings.rules([2.1, -2.4]) == ["R-4s"])
        #expect(LeveyJennings.rules([1.1, 1.2, 1.4, 1.9]) == ["4-1s"])
        #expect(LeveyJennings.rules([0.1, 0.2, 0.1, 0.3, 0.2, 0.1, 0.4, 0.2, 0.1, 0.3]) == ["10x"])
        #expect(LeveyJennings.rules([2.1, -0.3, 1.5, -1.9, 0.4]).isEmpty)
    }
}
