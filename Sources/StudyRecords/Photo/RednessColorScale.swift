/// Colors of redness maps and their legend: pale yellow over magenta to near black, lightness falling throughout, so that
/// color-blind readers and gray prints see the same order.
///
/// Nine anchors of the magma map (S. van der Walt, N. Smith, 2015, CC0), reversed, joined linearly in sRGB codes.
package enum RednessColorScale {
    private static let anchors: [(Double, Double, Double)] = [
        (252, 253, 191), (254, 194, 135), (251, 135, 97), (229, 80, 100), (181, 54, 122), (129, 37, 129), (79, 18, 123),
        (28, 16, 68), (0, 0, 4),
    ]

    /// - Parameter fraction: 0 the lower, 1 the upper end of the scale; outside values take the color of the end.
    package static func color(at fraction: Double) -> (red: UInt8, green: UInt8, blue: UInt8) {
        let position = max(0, min(1, fraction)) * Double(anchors.count - 1)
        let index = min(Int(position), anchors.count - 2)
        let (low, high, part) = (anchors[index], anchors[index + 1], position - Double(index))
        func code(_ from: Double, _ to: Double) -> UInt8 { UInt8(from + (to - from) * part + 0.5) }
        return (code(low.0, high.0), code(low.1, high.1), code(low.2, high.2))
    }
}
