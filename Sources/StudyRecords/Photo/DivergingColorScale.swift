/// Colors of changes: gray inside the noise, two hues that color-blind readers tell apart outside it, darker with size.
///
/// Anchors of the color-blind safe schemes RdBu and PuOr (C. Brewer, M. Harrower, 2003, colorbrewer2.org, Apache-2.0), in
/// eight steps to a side so that a color can be read off the legend.
package struct DivergingColorScale: Sendable, Hashable {
    package typealias Color = (red: UInt8, green: UInt8, blue: UInt8)

    package static let steps = 8
    package static let neutralColor: Color = (232, 232, 230)

    private let falling: [UInt32]
    private let rising: [UInt32]

    /// Redness: blue where it fell, red where it rose.
    package static let redness = DivergingColorScale(
        falling: [0xD1E5F0, 0x92C5DE, 0x4393C3, 0x2166AC, 0x053061],
        rising: [0xFDDBC7, 0xF4A582, 0xD6604D, 0xB2182B, 0x67001F])
    /// Texture: purple where it became smoother, orange where rougher.
    package static let texture = DivergingColorScale(
        falling: [0xD8DAEB, 0xB2ABD2, 0x8073AC, 0x542788, 0x2D004B],
        rising: [0xFEE0B6, 0xFDB863, 0xE08214, 0xB35806, 0x7F3B08])

    /// Color of a step, 1…8, on the side of the sign.
    package func color(step: Int, rises: Bool) -> Color {
        let anchors = rises ? rising : falling
        let position = Double(min(max(step, 1), Self.steps) - 1) / Double(Self.steps - 1) * Double(anchors.count - 1)
        let index = min(Int(position), anchors.count - 2)
        let part = position - Double(index)
        func mix(_ shift: UInt32) -> UInt8 {
            let (low, high) = (Double(anchors[index] >> shift & 255), Double(anchors[index + 1] >> shift & 255))
            return UInt8((low + (high - low) * part).rounded())
        }
        return (mix(16), mix(8), mix(0))
    }

    package func color(of change: Double, neutral: Double, limit: Double) -> Color {
        let size = abs(change)
        guard size > neutral else { return Self.neutralColor }
        let place = (size - neutral) / max(1e-9, limit - neutral)
        return color(step: 1 + min(Self.steps - 1, Int(place * Double(Self.steps))), rises: change > 0)
    }
}
