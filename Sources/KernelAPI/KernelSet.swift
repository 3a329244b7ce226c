/// Row kernels of one instruction set: one source, compiled for each set, chosen once at run time.
///
/// Kernels see pointers and numbers only. Whoever calls them owns the memory and has checked its length: an input row of
/// `count` values is readable and an output row writable over exactly `count` values unless said otherwise. Input and
/// output may not overlap unless said otherwise. Every set gives the same bytes: only IEEE 754 `+ - * /` and `sqrt` in a
/// fixed order, never a fused multiply-add, sums always in eight lanes.
package protocol KernelSet: SendableMetatype {
    // MARK: Samples

    /// Interleaved RGB codes through two tables of 256 entries: linear light and optical density, as six planes.
    static func unpack(
        _ codes: UnsafePointer<UInt8>, count: Int, linear: UnsafePointer<Float>, density: UnsafePointer<Float>,
        into planes: SamplePlanes)
    /// The same for 65,536 entries.
    static func unpack(
        _ codes: UnsafePointer<UInt16>, count: Int, linear: UnsafePointer<Float>, density: UnsafePointer<Float>,
        into planes: SamplePlanes)
    /// out = Float(in)
    static func widen(_ codes: UnsafePointer<UInt8>, count: Int, into output: UnsafeMutablePointer<Float>)
    /// out = Float(in)/257
    static func widen(_ codes: UnsafePointer<UInt16>, count: Int, into output: UnsafeMutablePointer<Float>)

    // MARK: Color

    /// CIELAB of linear sRGB by a 3 × 3 matrix to XYZ over white. Absolute error below 2·10⁻⁴.
    static func lab(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        matrix: UnsafePointer<Float>, lightness: UnsafeMutablePointer<Float>, aStar: UnsafeMutablePointer<Float>,
        bStar: UnsafeMutablePointer<Float>)
    /// L* alone, the same bits as `lab`.
    static func lightness(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        matrix: UnsafePointer<Float>, lightness: UnsafeMutablePointer<Float>)
    /// out = scale·ln(max(in, floor)); may work in place.
    static func scaledLog(
        _ input: UnsafePointer<Float>, count: Int, floor: Float, scale: Float, into output: UnsafeMutablePointer<Float>)
    /// out = a·red + b·green + c·blue
    static func mix(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        weights: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>)

    // MARK: Pixel classes

    /// Bit 0 inside the chroma gate, bit 1 clipped, bit 2 dark, bit 5 skin that may be glare; from interleaved encoded
    /// samples 0…255. Returns whether bit 5 was set anywhere.
    ///
    /// Gate: Cb from and to, Cr from and to, clipped from, dark below; then what may be glare: red < g₆·green + g₇ and
    /// luminance > g₈, the luminance only to 0.002.
    static func classify(
        _ encoded: UnsafePointer<Float>, count: Int, gate: UnsafePointer<Float>, into codes: UnsafeMutablePointer<UInt8>
    ) -> Bool
    /// Bins of 100·(green - red) density and of lightness, for histograms.
    static func glareBins(
        redDensity: UnsafePointer<Float>, greenDensity: UnsafePointer<Float>, lightness: UnsafePointer<Float>,
        count: Int, erythema: UnsafeMutablePointer<UInt16>, levels: UnsafeMutablePointer<UInt16>)
    /// Adds to two pairs of histograms (even pixels to the first of a pair, odd ones to the second) where
    /// `codes & mask == wanted`; returns how many pixels that were.
    static func tally(
        _ erythema: UnsafePointer<UInt16>, _ levels: UnsafePointer<UInt16>, codes: UnsafePointer<UInt8>, mask: UInt8,
        wanted: UInt8, count: Int, into histograms: UnsafeMutablePointer<Int32>, bins: Int
    ) -> Int
    /// keep = outline where `codes & mask == 0`; adds to five counters: outline, and outline with bits 0, 1, 2, 3.
    static func cut(
        outline: UnsafePointer<UInt8>, codes: UnsafePointer<UInt8>, mask: UInt8, count: Int,
        into keep: UnsafeMutablePointer<UInt8>, counters: UnsafeMutablePointer<Int>)
    /// Σ of bytes.
    static func sum(_ bytes: UnsafePointer<UInt8>, count: Int) -> Int

    // MARK: Convolution

    /// Symmetric vertical pass: out = taps[0]·rows[radius] + Σ taps[k]·(rows[radius - k] + rows[radius + k]).
    static func convolve(
        rows: UnsafePointer<UnsafePointer<Float>>, offset: Int, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>)
    /// Symmetric horizontal pass; reads `radius` values to the left of `input` and behind its end.
    static func convolve(
        _ input: UnsafePointer<Float>, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>)
    /// Every second value of the binomial (1 6 15 20 15 6 1)/64 of the input; reads from input[-3] to input[2·count + 1].
    static func halve(_ input: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)
    /// Cubic B-spline subdivision: out[2j] = (in[j-1] + 6·in[j] + in[j+1])/8, out[2j+1] = (in[j] + in[j+1])/2 for j in
    /// 0..<count; reads from input[-1] to input[count].
    static func double(_ input: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)
    /// The same between rows: out = (a + 6·b + c)/8.
    static func blend(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafePointer<Float>, count: Int,
        into output: UnsafeMutablePointer<Float>)
    /// out = (a + b)/2
    static func blend(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)

    // MARK: Arithmetic and sums

    /// out = a·b; may work in place.
    static func multiply(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)
    /// out = a/max(b, floor); may work in place.
    static func divide(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, floor: Float, count: Int,
        into output: UnsafeMutablePointer<Float>)
    /// out = a - b; may work in place.
    static func subtract(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)
    /// total += in
    static func accumulate(_ input: UnsafePointer<Float>, count: Int, into total: UnsafeMutablePointer<Float>)
    /// Adds runs of `length` values to the entries of `sums`, `step` apart; the last run may be shorter.
    static func runSums(
        _ values: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int, length: Int,
        into sums: UnsafeMutablePointer<Double>, step: Int)
    /// For z = a - b, adds Σw·z, Σw·z², Σw·|z| of runs of `length` values to three successive entries, `step` apart.
    static func runMoments(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, weights: UnsafePointer<Float>, count: Int, length: Int,
        into sums: UnsafeMutablePointer<Double>, step: Int)
    /// The range from the first to behind the last value that is not `value`; empty when there is none.
    static func span(_ values: UnsafePointer<Float>, unlike value: Float, count: Int) -> (first: Int, end: Int)
    /// Σ|I ∗ [1 -2 1; -2 4 -2; 1 -2 1]| and the number of pixels whose nine weights are all positive, for the inner
    /// `count - 2` pixels of the middle of three rows of values and weights.
    static func noise(
        values: UnsafePointer<UnsafePointer<Float>>, weights: UnsafePointer<UnsafePointer<Float>>, count: Int
    ) -> (sum: Double, count: Double)
}

/// Where a row of samples is unpacked to.
package struct SamplePlanes {
    package let red: UnsafeMutablePointer<Float>
    package let green: UnsafeMutablePointer<Float>
    package let blue: UnsafeMutablePointer<Float>
    package let redDensity: UnsafeMutablePointer<Float>
    package let greenDensity: UnsafeMutablePointer<Float>
    package let blueDensity: UnsafeMutablePointer<Float>

    package init(
        red: UnsafeMutablePointer<Float>, green: UnsafeMutablePointer<Float>, blue: UnsafeMutablePointer<Float>,
        redDensity: UnsafeMutablePointer<Float>, greenDensity: UnsafeMutablePointer<Float>,
        blueDensity: UnsafeMutablePointer<Float>
    ) {
        (self.red, self.green, self.blue) = (red, green, blue)
        (self.redDensity, self.greenDensity, self.blueDensity) = (redDensity, greenDensity, blueDensity)
    }
}
