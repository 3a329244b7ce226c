import PortableMath

/// What a code of one channel means in linear light; both in 0…1.
package enum ToneCurve: Sendable, Hashable {
    /// A function of ICC.1 (`parametricCurveType`): type 1…5 with g, a, b, c, d, e, f.
    case parametric(type: Int, [Double])
    /// Evenly spaced values, 65535 = 1, straight lines between them.
    case table([UInt16])

    package static func gamma(_ exponent: Double) -> ToneCurve { .parametric(type: 1, [exponent]) }

    /// IEC 61966-2-1.
    package static let sRGB = ToneCurve.parametric(
        type: 4, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
    /// The inverse of the camera curve of ITU-R BT.709 and BT.2020.
    package static let bt709 = ToneCurve.parametric(
        type: 4, [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081])

    package func linear(fromEncoded x: Double) -> Double {
        switch self {
        case .parametric(let type, let parameters): max(0, min(1, ToneCurve.function(type, parameters, x)))
        case .table(let values): ToneCurve.interpolated(values, x)
        }
    }

    /// The functions of the ICC, numbered as Little CMS numbers them: 1 = X^g, then types 1…4 of the standard.
    private static func function(_ type: Int, _ parameters: [Double], _ x: Double) -> Double {
        let p = parameters + [Double](repeating: 0, count: max(0, 7 - parameters.count))
        let (g, a, b, c, d) = (p[0], p[1], p[2], p[3], p[4])
        switch type {
        case 1: return power(x, g)
        case 2: return a != 0 && x >= -b / a ? power(a * x + b, g) : 0
        case 3: return a != 0 && x >= -b / a ? power(a * x + b, g) + c : c
        case 4: return x >= d ? power(a * x + b, g) : c * x
        default: return x >= d ? power(a * x + b, g) + p[5] : c * x + p[6]
        }
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double {
        base > 0 ? PortableMath.pow(base, exponent) : 0
    }

    private static func interpolated(_ values: [UInt16], _ x: Double) -> Double {
        let position = max(0, min(1, x)) * Double(values.count - 1)
        let below = Int(position)
        let above = min(below + 1, values.count - 1)
        let share = position - Double(below)
        return (Double(values[below]) * (1 - share) + Double(values[above]) * share) / 65535
    }
}
