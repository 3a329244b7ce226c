import PortableMath
import StudyRecords

/// What a schedule of photos can tell of a half-life before any is taken: simulated sessions of a typical course, fitted as
/// real ones are.
package struct ScheduleForecast: Sendable, Hashable {
    /// Typical course: redness rises by this at the session and falls with this time constant. Assumptions, no data.
    package static let rise = 10.0
    package static let timeConstant = 22.0
    static let runs = 200
    /// Times at which one more photo is tried, hours.
    package static let candidates = [4.0, 8, 24, 48, 72, 168]

    /// Median ratio of the upper to the lower end of the 95 % interval of the half-life; an open interval counts as widest.
    /// nil where most are open.
    package let ratio: Double?
    /// Share of intervals with an open end.
    package let openShare: Double

    /// - Parameters:
    ///   - hours: of the photos; negative before the session.
    ///   - sigma: standard deviation of a visit, EI.
    ///
    /// nil where the photos can carry no curve.
    package init?(hours: [Double], sigma: Double) {
        guard hours.count >= 3, Set(hours.filter { $0 >= 0 }).count >= 2, sigma > 0, sigma < .infinity else {
            return nil
        }
        var ratios: [Double] = []
        for run in 0..<ScheduleForecast.runs {
            var random = CounterRandom(seed: 21, stream: UInt64(run))
            let points = hours.sorted().map { hour in
                let excess =
                    hour < 0 ? 0 : ScheduleForecast.rise * PortableMath.exp(-hour / ScheduleForecast.timeConstant)
                return CurvePoint(
                    hours: hour, value: excess + sigma * random.normal(), standardError: sigma, isBaseline: hour < 0)
            }
            guard let decay = (try? SessionSeries(points)).flatMap({ ExponentialDecay($0) }) else { return nil }
            if let low = decay.timeConstantLow, let high = decay.timeConstantHigh {
                ratios.append(high / low)
            } else {
                ratios.append(.infinity)
            }
        }
        let middle = ratios.sorted()[ratios.count / 2]
        ratio = middle.isFinite ? middle : nil
        openShare = Double(ratios.count { !$0.isFinite }) / Double(ratios.count)
    }

    /// The one photo more that narrows the interval most, and what it leaves.
    package static func bestAddition(to hours: [Double], sigma: Double) -> (hours: Double, forecast: ScheduleForecast)?
    {
        let tried = candidates.filter { candidate in
            !hours.contains { abs($0 - candidate) < 0.3 * candidate }
        }.compactMap { candidate in
            ScheduleForecast(hours: hours + [candidate], sigma: sigma).map { (hours: candidate, forecast: $0) }
        }
        return tried.min {
            ($0.forecast.ratio ?? .infinity, $0.forecast.openShare) < (
                $1.forecast.ratio ?? .infinity, $1.forecast.openShare
            )
        }
    }
}
