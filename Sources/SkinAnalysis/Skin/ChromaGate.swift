import PortableMath

/// Skin by chroma alone: full-range BT.601 YCbCr of encoded sRGB (JFIF), lightness ignored; and the limits of brightness.
///
/// Y = 0.299R + 0.587G + 0.114B, Cb = 128 - 0.168736R - 0.331264G + 0.5B, Cr = 128 + 0.5R - 0.418688G - 0.081312B.
struct ChromaGate {
    /// In the order of the kernel, suspecting nothing of being glare.
    let limits: [Float]

    /// - Parameter judgesClipping: false where the rows do not show the codes of the file.
    init(_ settings: SkinSettings, judgesClipping: Bool) {
        let clippedFrom = judgesClipping ? settings.clippedFrom : .infinity
        let bounds = [settings.cbMin, settings.cbMax, settings.crMin, settings.crMax, clippedFrom, settings.darkBelow]
        limits = bounds.map { Float($0) } + [0, 0, .infinity]
    }

    /// The same, suspecting every pixel that may be glare by `limit`.
    ///
    /// Above code 10, where all skin lies, EI below a limit is r + 14.025 < κ·(g + 14.025) with κ = 10^(limit/240): the
    /// power of the sRGB curve cancels. Small allowances make the test take too many rather than too few.
    func limits(suspecting limit: GlareLimit) -> [Float] {
        let slope = PortableMath.exp(Double(limit.erythema) / 240 * 2.302585092994045684)
        let root = (Double(limit.lightness) + 16) / 116
        return limits.prefix(6) + [Float(slope), Float((slope - 1) * 14.025 + 0.05), Float(root * root * root - 0.004)]
    }
}
