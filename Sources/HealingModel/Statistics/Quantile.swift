/// Positive quantiles by bracketing and bisection: slow, but right to the last bits wherever the tail is.
enum Quantile {
    /// x > 0 with tail(x) = p for a monotone tail; 0 or +∞ where p lies outside it.
    static func root(_ p: Double, isRising: Bool, _ tail: (Double) -> Double) -> Double {
        func isBelow(_ x: Double) -> Bool { isRising ? tail(x) < p : tail(x) > p }
        guard p > 0 else { return isRising ? 0 : .infinity }
        var (low, high) = (1.0, 1.0)
        while isBelow(high) {
            (low, high) = (high, high * 4)
            if high > 1e300 { return .infinity }
        }
        while low == high || !isBelow(low) {
            (high, low) = (low, low / 4)
            if low < 1e-300 { return 0 }
        }
        for _ in 0..<100 {
            let middle = high > 2 * low ? (low * high).squareRoot() : (low + high) / 2
            guard middle > low, middle < high else { break }
            if isBelow(middle) { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }
}
