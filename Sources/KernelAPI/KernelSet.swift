/// Row kernels of one instruction set: one source, compiled for each set, chosen once at run time.
///
/// Kernels see pointers and numbers only. Whoever calls them owns the memory and has checked its length: an input row of
/// `count` values is readable and an output row writable over exactly `count` values unless said otherwise. Input and
/// output may not overlap unless said otherwise. Every set gives the same bytes: only IEEE 754 `+ - * /` and `sqrt` in a
/// fixed order, never a fused multiply-add, sums always in eight lanes.
package protocol KernelSet: SendableMetatype {
    // MARK: Samples

    /// Interleaved RGB codes through a table of 256 pairs, linear light and optical density, as six planes.
    static func unpack(
        _ codes: UnsafePointer<UInt8>, count: Int, pairs: UnsafePointer<Float>, into planes: SamplePlanes)
    /// The same through two tables of 65,536 entries.
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

    /// Adds, for runs of `length` pixels, Σw of the three densities and of L*, a*, b* to six successive entries, `step` = 6
    /// apart.
    static func colorSums(
        _ planes: SamplePlanes, offset: Int, weights: UnsafePointer<Float>, count: Int, matrix: UnsafePointer<Float>,
        length: Int, into sums: UnsafeMutablePointer<Double>)

    /// A row of interleaved 8-bit codes in one go: t = scale·ln(max(Y, floor)) and, where `sums` is given, what `colorSums`
    /// adds. The same bits as `unpack`, `mix`, `scaledLog` and `colorSums` one after the other.
    static func colorRow(
        _ codes: UnsafePointer<UInt8>, count: Int, tables: ColorTables, weights: UnsafePointer<Float>, length: Int,
        into sums: UnsafeMutablePointer<Double>?, logLuminance: UnsafeMutablePointer<Float>)

    // MARK: Pixel classes

    /// Bit 0 inside the chroma gate, bit 1 clipped, bit 2 dark, from interleaved encoded samples 0…255.
    static func classify(
        _ encoded: UnsafePointer<Float>, count: Int, gate: UnsafePointer<Float>, into codes: UnsafeMutablePointer<UInt8>
    )
    /// The same from interleaved codes.
    static func classify(
        _ samples: UnsafePointer<UInt8>, count: Int, gate: UnsafePointer<Float>,
        into codes: UnsafeMutablePointer<UInt8>)
    /// Bins of EI = 100·(green - red) density and of lightness, for histograms; and of each run of 64 the lowest EI and
    /// the highest lightness.
    static func glareBins(
        redDensity: UnsafePointer<Float>, greenDensity: UnsafePointer<Float>, lightness: UnsafePointer<Float>,
        count: Int, erythema: UnsafeMutablePointer<UInt16>, levels: UnsafeMutablePointer<UInt16>,
        palest: UnsafeMutablePointer<Float>, lightest: UnsafeMutablePointer<Float>)
    /// Adds to two pairs of histograms (even pixels to the first of a pair, odd ones to the second) where
    /// `codes & mask == wanted`; returns how many pixels that were.
    static func tally(
        _ erythema: UnsafePointer<UInt16>, _ levels: UnsafePointer<UInt16>, codes: UnsafePointer<UInt8>, mask: UInt8,
        wanted: UInt8, count: Int, into histograms: UnsafeMutablePointer<Int32>, bins: Int
    ) -> Int
    /// keep = outline where `codes & mask == 0`, in place too; adds to five counters: outline, and outline with bits 0, 1, 2, 3.
    static func cut(
        outline: UnsafePointer<UInt8>, codes: UnsafePointer<UInt8>, mask: UInt8, count: Int,
        into keep: UnsafeMutablePointer<UInt8>, counters: UnsafeMutablePointer<Int>)
    /// out = 1 where a bit of the code is set, else 0.
    static func select(
        _ codes: UnsafePointer<UInt8>, bit: UInt8, count: Int, into output: UnsafeMutablePointer<UInt8>)
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
    /// Antisymmetric taps: out = taps[0]·rows[radius] + Σ taps[k]·(rows[radius - k] - rows[radius + k]).
    static func convolveOdd(
        rows: UnsafePointer<UnsafePointer<Float>>, offset: Int, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>)
    /// The same along a row, to be read as `convolve` reads it.
    static func convolveOdd(
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

    // MARK: Windows

    /// Medians of 3 × 3 (radius 1) or 5 × 5 (radius 2) bytes of the 3 or 5 rows around one, whose ends are repeated; `count`
    /// is at least 32. For radius 2 `sorted` has room for as many rows of count + 2·radius bytes.
    static func median(
        rows: UnsafePointer<UnsafePointer<UInt8>>, count: Int, radius: Int,
        through sorted: UnsafeMutablePointer<UInt8>, into output: UnsafeMutablePointer<UInt8>)
    /// Smaller or larger of two bytes each.
    static func extreme(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, count: Int, isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>)
    /// Smallest or largest of `height` bytes, 1 to 5, one below the other.
    static func extreme(
        rows: UnsafePointer<UnsafePointer<UInt8>>, height: Int, count: Int, isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>)
    /// Smallest or largest of the `window` bytes from each position on; uses up the row of count + window - 1 bytes.
    static func extreme(
        _ row: UnsafeMutablePointer<UInt8>, count: Int, window: Int, isLargest: Bool,
        into output: UnsafeMutablePointer<UInt8>)
    /// Adds (sign 1) or takes off (sign -1) a row of measured bytes from column counts, sums and sums of squares.
    static func addColumns(
        _ values: UnsafePointer<UInt8>, mask: UnsafePointer<UInt8>, sign: Int32, count: Int,
        counts: UnsafeMutablePointer<Int32>, sums: UnsafeMutablePointer<Int32>, squares: UnsafeMutablePointer<Int32>)
    /// Sums over 2·radius + 1 columns, cut at the ends.
    static func slide(
        _ columns: UnsafePointer<Int32>, count: Int, radius: Int, into output: UnsafeMutablePointer<Int32>)
    /// Mean and population standard deviation; 0 where nothing was counted.
    static func meanAndDeviation(
        counts: UnsafePointer<Int32>, sums: UnsafePointer<Int32>, squares: UnsafePointer<Int32>, count: Int,
        mean: UnsafeMutablePointer<Float>, deviation: UnsafeMutablePointer<Float>)

    // MARK: Derivatives and texture

    /// Central differences of the middle of three rows; reads one value to each side.
    static func gradient(
        rows: UnsafePointer<UnsafePointer<Float>>, count: Int, dx: UnsafeMutablePointer<Float>,
        dy: UnsafeMutablePointer<Float>)
    /// Second differences of the middle of three rows; reads one value to each side.
    static func hessian(
        rows: UnsafePointer<UnsafePointer<Float>>, count: Int, xx: UnsafeMutablePointer<Float>,
        xy: UnsafeMutablePointer<Float>, yy: UnsafeMutablePointer<Float>)
    /// Eigenvalues of symmetric 2 × 2 matrices.
    static func eigenvalues(
        xx: UnsafePointer<Float>, xy: UnsafePointer<Float>, yy: UnsafePointer<Float>, count: Int,
        smaller: UnsafeMutablePointer<Float>, larger: UnsafeMutablePointer<Float>)
    /// out = (in - mean)/max(√(meanSquare - mean²), floor)
    static func standardize(
        _ values: UnsafePointer<Float>, mean: UnsafePointer<Float>, meanSquare: UnsafePointer<Float>, floor: Float,
        count: Int, into output: UnsafeMutablePointer<Float>)
    /// Counts pairs of levels into two tables of (levels + 1)² that add up; a byte of `levels` or more is unmeasured and
    /// falls into the last row or column.
    static func cooccur(
        _ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, count: Int, levels: Int,
        into tables: UnsafeMutablePointer<Int32>)

    // MARK: Reduction

    /// total &+= in; of 8-bit codes 257 rows at most.
    static func accumulate(_ codes: UnsafePointer<UInt8>, count: Int, into total: UnsafeMutablePointer<UInt16>)
    /// Sums of `factor` > 0 pixels each of interleaved column sums, times `scale`, to three rows of `count`; uses up the
    /// row of 3·factor·count sums. No sum may exceed 65,535.
    static func blockMeans(
        _ sums: UnsafeMutablePointer<UInt16>, factor: Int, count: Int, scale: Float,
        red: UnsafeMutablePointer<Float>, green: UnsafeMutablePointer<Float>, blue: UnsafeMutablePointer<Float>)
    /// Sums of `factor` > 0 values each, from the left.
    static func blockSums(
        _ input: UnsafePointer<Float>, factor: Int, count: Int, into output: UnsafeMutablePointer<Float>)
    /// Means of two by two values of two rows of 2·count.
    static func quarter(
        _ upper: UnsafePointer<Float>, _ lower: UnsafePointer<Float>, count: Int,
        into output: UnsafeMutablePointer<Float>)
    /// The largest step of three channels across a pixel, left to right or top to bottom: bit 0 where it reaches `low`, bit
    /// 1 where it reaches `high`. Nine rows: above, here and below of each channel; reads one value to each side.
    static func edges(
        rows: UnsafePointer<UnsafePointer<Float>>, count: Int, low: Float, high: Float,
        into output: UnsafeMutablePointer<UInt8>)

    // MARK: Resampling

    /// total += weight·in
    static func accumulate(
        _ input: UnsafePointer<Float>, weight: Float, count: Int, into total: UnsafeMutablePointer<Float>)
    /// out = first·in[start] + Σ in between + last·in[end]; three values past the last end are readable.
    static func areaRow(
        _ input: UnsafePointer<Float>, starts: UnsafePointer<Int32>, ends: UnsafePointer<Int32>,
        first: UnsafePointer<Float>, last: UnsafePointer<Float>, count: Int, into output: UnsafeMutablePointer<Float>)
    /// One output row of a projective map, bilinear or cubic (Keys, a = -1/2). `line`: a b c d e f, source position
    /// ((a·x + b)/(e·x + f), (c·x + d)/(e·x + f)) in pixel centers. Outside the source: 0, and 0 in `inside`.
    static func warp(
        _ source: UnsafePointer<Float>, width: Int, height: Int, line: UnsafePointer<Double>, isCubic: Bool,
        count: Int, into output: UnsafeMutablePointer<Float>, inside: UnsafeMutablePointer<UInt8>)

    // MARK: Order

    /// Counts the upper 16 bits of the keys of values into two tables of 65,536 that add up. A key is a whole number in the
    /// order of the values.
    static func countKeys(_ values: UnsafePointer<Float>, count: Int, into tables: UnsafeMutablePointer<Int32>)
    /// Counts the lower 16 bits of the keys whose upper ones are `prefix`.
    static func countKeys(
        _ values: UnsafePointer<Float>, count: Int, prefix: UInt32, into table: UnsafeMutablePointer<Int32>)

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
    /// A bit for each run of `tile` values, the first lowest: whether any is not `value`. At most 64 runs.
    static func tiles(_ values: UnsafePointer<Float>, unlike value: Float, count: Int, tile: Int) -> UInt64
    /// Σ|I ∗ [1 -2 1; -2 4 -2; 1 -2 1]| and the number of pixels whose nine weights are all positive, for the inner
    /// `count - 2` pixels of the middle of three rows of values and weights.
    static func noise(
        values: UnsafePointer<UnsafePointer<Float>>, weights: UnsafePointer<UnsafePointer<Float>>, count: Int
    ) -> (sum: Double, count: Double)
}

/// What codes mean, for `colorRow`.
package struct ColorTables {
    /// 256 pairs of linear light and density.
    package let pairs: UnsafePointer<Float>
    /// Linear sRGB to XYZ over white.
    package let matrix: UnsafePointer<Float>
    /// Weights of Y.
    package let luminance: UnsafePointer<Float>
    package let floor: Float
    package let scale: Float

    package init(
        pairs: UnsafePointer<Float>, matrix: UnsafePointer<Float>, luminance: UnsafePointer<Float>, floor: Float,
        scale: Float
    ) {
        (self.pairs, self.matrix, self.luminance) = (pairs, matrix, luminance)
        (self.floor, self.scale) = (floor, scale)
    }
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
