/// Skin by chroma alone: full-range BT.601 YCbCr of encoded sRGB (JFIF), lightness ignored.
///
/// Y = 0.299R + 0.587G + 0.114B, Cb = 128 - 0.168736R - 0.331264G + 0.5B, Cr = 128 + 0.5R - 0.418688G - 0.081312B.
struct ChromaGate {
    private let cb: ClosedRange<Float>
    private let cr: ClosedRange<Float>

    init(_ settings: SkinSettings) {
        cb = Float(settings.cbMin)...Float(settings.cbMax)
        cr = Float(settings.crMin)...Float(settings.crMax)
    }

    @inline(__always)
    func contains(red: Float, green: Float, blue: Float) -> Bool {
        let blueness = 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue
        let redness = 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue
        return blueness >= cb.lowerBound && blueness <= cb.upperBound && redness >= cr.lowerBound
            && redness <= cr.upperBound
    }
}
