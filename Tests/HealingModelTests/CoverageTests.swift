import PortableMath
import StudyRecords
import Testing

@testable import HealingModel

/// A small seeded simulation; Scripts/validate.sh runs the large one.
@Suite struct CoverageTests {
    @Test func intervalsCoverTheTruthAboutNineteenTimesInTwenty() throws {
        let (runs, sigma) = (400, 0.9)
        var (half, area) = (0, 0)
        for run in 0..<runs {
            var random = CounterRandom(seed: 3, stream: UInt64(run))
            let tau = 22 * PortableMath.exp(0.35 * random.normal())
            func points(_ noise: Double) -> [CurvePoint] {
                [-24.0, -1, 0, 1, 8, 24, 48, 72, 168].map { t in
                    let truth = t < 0 ? 12 : 12 + 7 * PortableMath.exp(-t / tau)
                    return CurvePoint(
                        hours: t, value: truth + noise * random.normal(), standardError: sigma, isBaseline: t < 0)
                }
            }
            let exact = try #require(SessionArea(try SessionSeries(points(0))))
            let fit = SessionFit(try SessionSeries(points(sigma)))
            let decay = try #require(fit.decay)
            if tau >= decay.timeConstantLow ?? 0, tau <= decay.timeConstantHigh ?? .infinity { half += 1 }
            let found = try #require(fit.area)
            if abs(found.value - exact.value) <= 1.959964 * found.standardError { area += 1 }
        }
        #expect((0.92...0.98).contains(Double(half) / Double(runs)))
        #expect((0.92...0.98).contains(Double(area) / Double(runs)))
    }
}
