/// Skin by chroma alone: full-range BT.601 YCbCr of encoded sRGB (JFIF), lightness ignored; and the limits of brightness.
///
/// Y = 0.299R + 0.587G + 0.114B, Cb = 128 - 0.168736R - 0.331264G + 0.5B, Cr = 128 + 0.5R - 0.418688G - 0.081312B.
enum ChromaGate {
    /// In the order of the kernel: Cb from and to, Cr from and to, clipped from, dark below.
    ///
    /// - Parameter judgesClipping: false where the rows do not show the codes of the file.
    static func limits(_ settings: SkinSettings, judgesClipping: Bool) -> [Float] {
        let clippedFrom = judgesClipping ? settings.clippedFrom : .infinity
        return [settings.cbMin, settings.cbMax, settings.crMin, settings.crMax, clippedFrom, settings.darkBelow].map {
            Float($0)
        }
    }
}
