import Testing

@testable import HealingModel

/// The design's table of schedules: ratios of upper to lower end, a* 7 ± 0.9, which is EI 10 ± 1.286.
@Suite struct ScheduleForecastTests {
    private let sigma = 0.9 * 10 / 7

    @Test func anEveningPhotoNarrowsTheInterval() throws {
        let eight = [-1.0, 0, 1, 24, 48, 72, 168, 672]
        let without = try #require(ScheduleForecast(hours: eight, sigma: sigma)?.ratio)
        let with = try #require(ScheduleForecast(hours: eight + [8], sigma: sigma)?.ratio)
        #expect((3.5...6).contains(without) && (2.8...4.4).contains(with) && with < without)
        let best = try #require(ScheduleForecast.bestAddition(to: eight, sigma: sigma))
        #expect(best.hours == 8)
    }

    @Test func fewPhotosLeaveItOpen() throws {
        let clinic = try #require(ScheduleForecast(hours: [-1, 0, 24, 72, 168], sigma: sigma))
        #expect((0.25...0.65).contains(clinic.openShare))
        #expect(ScheduleForecast(hours: [-1, 0], sigma: sigma) == nil)
        let three = try #require(ScheduleForecast(hours: [-1, 0, 24], sigma: sigma))
        #expect(three.openShare > 0.5 && three.ratio == nil)
    }
}
