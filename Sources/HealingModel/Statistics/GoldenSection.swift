/// Largest value of a function with one hump between two ends.
enum GoldenSection {
    private static let ratio = 0.61803398874989484820

    static func maximum(between low: Double, and high: Double, _ function: (Double) -> Double) -> (
        argument: Double, value: Double
    ) {
        var (a, b) = (low, high)
        var (left, right) = (b - ratio * (b - a), a + ratio * (b - a))
        var (leftValue, rightValue) = (function(left), function(right))
        for _ in 0..<90 where b - a > 1e-12 * (abs(a) + abs(b)) {
            if leftValue >= rightValue {
                (b, right, rightValue) = (right, left, leftValue)
                left = b - ratio * (b - a)
                leftValue = function(left)
            } else {
                (a, left, leftValue) = (left, right, rightValue)
                right = a + ratio * (b - a)
                rightValue = function(right)
            }
        }
        let ends = [(low, function(low)), (high, function(high)), (left, leftValue), (right, rightValue)]
        return ends.max { $0.1 < $1.1 } ?? (low, function(low))
    }
}
