import PortableMath

/// A value with its exact slopes along the parameters (forward differentiation).
struct DualNumber: Sendable, Hashable {
    var value: Double
    var slopes: [Double]

    init(_ value: Double, slopes: [Double]) { (self.value, self.slopes) = (value, slopes) }
    /// A constant.
    init(_ value: Double, parameters: Int) { self.init(value, slopes: Array(repeating: 0, count: parameters)) }

    /// f(x) with f'(x).
    func chain(_ value: Double, slope: Double) -> DualNumber {
        DualNumber(value, slopes: slopes.map { $0 == 0 ? 0 : $0 * slope })
    }

    func scaled(_ factor: Double) -> DualNumber { chain(value * factor, slope: factor) }

    private func combined(_ other: DualNumber, _ value: Double, _ own: Double, _ others: Double) -> DualNumber {
        DualNumber(
            value,
            slopes: zip(slopes, other.slopes).map { ($0 == 0 ? 0 : $0 * own) + ($1 == 0 ? 0 : $1 * others) })
    }

    static func + (a: DualNumber, b: DualNumber) -> DualNumber { a.combined(b, a.value + b.value, 1, 1) }
    static func * (a: DualNumber, b: DualNumber) -> DualNumber {
        a.combined(b, a.value * b.value, b.value, a.value)
    }
    static func / (a: DualNumber, b: DualNumber) -> DualNumber {
        a.combined(b, a.value / b.value, 1 / b.value, -a.value / (b.value * b.value))
    }

    /// Whole constant powers of any base; other powers of positive ones.
    func power(_ exponent: DualNumber) -> DualNumber {
        let isConstant = exponent.slopes.allSatisfy { $0 == 0 }
        if isConstant, abs(exponent.value) <= 64, exponent.value == exponent.value.rounded() {
            let whole = Int(exponent.value)
            return chain(
                DualNumber.whole(value, whole),
                slope: whole == 0 ? 0 : Double(whole) * DualNumber.whole(value, whole - 1))
        }
        guard value > 0 else {
            return DualNumber(value == 0 && exponent.value > 0 ? 0 : .nan, parameters: slopes.count)
        }
        let log = PortableMath.log(value)
        let result = PortableMath.exp(exponent.value * log)
        return combined(exponent, result, result * exponent.value / value, result * log)
    }

    private static func whole(_ base: Double, _ exponent: Int) -> Double {
        let product = (0..<abs(exponent)).reduce(1.0) { value, _ in value * base }
        return exponent < 0 ? 1 / product : product
    }
}
