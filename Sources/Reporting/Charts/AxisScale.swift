import PortableMath

/// Where values lie along one side of a chart.
struct AxisScale {
    struct Tick {
        let value: Double
        let label: String
    }

    let position: (Double) -> Double
    let ticks: [Tick]

    /// Round ticks over the values, growing from `start` to `end` in chart units.
    ///
    /// - Parameter reachesTicks: the axis ends on ticks beyond the values, not on the values themselves.
    static func linear(
        covering values: [Double], from start: Double, to end: Double, reachesTicks: Bool = true,
        _ figures: FigureWords = .english
    ) -> AxisScale {
        let low = values.min() ?? 0
        let high = max(values.max() ?? 1, low + 1e-9)
        let step = roundStep((high - low) / 5)
        let first = (low / step).rounded(reachesTicks ? .down : .up)
        let last = (high / step).rounded(reachesTicks ? .up : .down)
        let (bottom, top) = reachesTicks ? (first * step, last * step) : (low, high)
        let decimals = step < 0.095 ? 2 : step < 0.95 ? 1 : 0
        let ticks = stride(from: first, through: last, by: 1).map {
            Tick(value: $0 * step, label: figures.rounded($0 * step, decimals: decimals))
        }
        return AxisScale(position: { start + ($0 - bottom) / (top - bottom) * (end - start) }, ticks: ticks)
    }

    /// Hours on a scale of log(1 + h): the first evening and the fourth week both keep room.
    static func logarithmicHours(
        to longest: Double, from start: Double, end: Double, _ figures: FigureWords = .english
    ) -> AxisScale {
        let top = PortableMath.log1p(max(longest, 2))
        let named: [(Double, String)] = [
            (0, "0"), (1, figures.hourTick(1)), (3, figures.hourTick(3)), (8, figures.hourTick(8)),
            (24, figures.dayTick(1)), (72, figures.dayTick(3)), (168, figures.dayTick(7)), (336, figures.dayTick(14)),
            (672, figures.dayTick(28)), (1344, figures.weekTick(8)), (2688, figures.weekTick(16)),
            (8760, figures.yearTick(1)),
        ]
        let ticks = named.filter { $0.0 <= longest * 1.02 }.map { Tick(value: $0.0, label: $0.1) }
        return AxisScale(
            position: { start + PortableMath.log1p(max(0, $0)) / top * (end - start) }, ticks: ticks)
    }

    /// Hours at a fraction of the logarithmic axis: (1 + longest)^fraction - 1.
    static func hours(atFraction fraction: Double, longest: Double) -> Double {
        PortableMath.exp(fraction * PortableMath.log1p(max(longest, 2))) - 1
    }

    /// 1, 2 or 5 times a power of ten, at least `size`.
    private static func roundStep(_ size: Double) -> Double {
        var power = 1.0
        while power > size { power /= 10 }
        while power * 10 <= size { power *= 10 }
        return [1.0, 2, 5, 10].map { $0 * power }.first { $0 >= size * 0.999 } ?? power * 10
    }
}
