import PortableMath

/// Functions a formula may name; angles in radians.
package enum ModelFunction: String, Sendable, Hashable, CaseIterable {
    case exp, log, ln, sqrt, sin, cos, arctan, atan

    func value(_ x: DualNumber) -> DualNumber {
        switch self {
        case .exp:
            let value = PortableMath.exp(x.value)
            return x.chain(value, slope: value)
        case .log, .ln: return x.chain(x.value > 0 ? PortableMath.log(x.value) : .nan, slope: 1 / x.value)
        case .sqrt:
            let root = x.value.squareRoot()
            return x.chain(root, slope: 0.5 / root)
        case .sin: return x.chain(ModelFunction.sine(x.value), slope: ModelFunction.cosine(x.value))
        case .cos: return x.chain(ModelFunction.cosine(x.value), slope: -ModelFunction.sine(x.value))
        case .arctan, .atan: return x.chain(PortableMath.arcTangent(x.value), slope: 1 / (1 + x.value * x.value))
        }
    }

    private static func sine(_ x: Double) -> Double {
        PortableMath.sineOfDegrees(PortableMath.degrees(fromRadians: x))
    }
    private static func cosine(_ x: Double) -> Double {
        PortableMath.cosineOfDegrees(PortableMath.degrees(fromRadians: x))
    }
}
