import Colorimetry

/// sRGB codes 0…255 of linear light, from a table over √light: there the curve is nearly straight, so 4,096 steps are finer
/// than a tenth of a code.
enum EncodingCurve {
    private static let steps = 4096
    private static let codes: [Float] = (0...steps).map { step in
        let root = Double(step) / Double(steps)
        return Float(255 * SRGBTransfer.encoded(fromLinear: root * root))
    }

    @inline(__always)
    static func code(_ light: Float, _ codes: [Float]) -> Float {
        codes[Int(max(0, min(1, light)).squareRoot() * Float(steps) + 0.5)]
    }

    static var table: [Float] { codes }
}
