import Imaging
import KernelAPI

/// Histograms of EI (-25…103 in steps of 0.25) and L* (0…100 in steps of 0.25) of the blocks of a photo.
struct GlareBlocks {
    static let bins = 512
    static let unusable = PixelClasses.clipped | PixelClasses.dark
    /// Medians are those of pixels that are skin-colored and neither clipped nor dark.
    static let mask = PixelClasses.skinColored | unusable

    static let perSide = 8

    /// For each block two copies of the EI histogram and two of the L* histogram, as the kernel fills them.
    private var histograms: [Int32]
    private var counts: [Int]
    private let width: Int
    private let height: Int
    private var erythemaBins: [UInt16]
    private var lightnessBins: [UInt16]
    /// Lowest EI and highest L* of each run of 64 pixels: most runs cannot hold glare and need no second look.
    private var palest: [Float]
    private var lightest: [Float]
    private let runsPerRow: Int

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        let count = GlareBlocks.perSide * GlareBlocks.perSide
        histograms = [Int32](repeating: 0, count: 4 * GlareBlocks.bins * count)
        counts = [Int](repeating: 0, count: count)
        erythemaBins = [UInt16](repeating: 0, count: width)
        lightnessBins = erythemaBins
        runsPerRow = (width + 63) / 64
        palest = [Float](repeating: 0, count: runsPerRow * height)
        lightest = palest
    }

    /// Columns whose block is `column`: x·8/width = column.
    static func columns(_ column: Int, of width: Int) -> Range<Int> {
        (column * width + perSide - 1) / perSide..<((column + 1) * width + perSide - 1) / perSide
    }

    /// A row with its classes.
    mutating func add(_ y: Int, _ buffers: RowBuffers, codes: UnsafePointer<UInt8>) {
        let run = y * runsPerRow
        palest.withUnsafeMutableBufferPointer { palest in
            lightest.withUnsafeMutableBufferPointer { lightest in
                guard let pale = palest.baseAddress, let light = lightest.baseAddress else { return }
                KernelChoice.current.glareBins(
                    redDensity: buffers.redDensity, greenDensity: buffers.greenDensity, lightness: buffers.lightness,
                    count: width, erythema: &erythemaBins, levels: &lightnessBins, palest: pale + run,
                    lightest: light + run)
            }
        }
        let first = y * GlareBlocks.perSide / height * GlareBlocks.perSide
        for column in 0..<GlareBlocks.perSide {
            let columns = GlareBlocks.columns(column, of: width)
            histograms.withUnsafeMutableBufferPointer { histograms in
                erythemaBins.withUnsafeBufferPointer { erythema in
                    lightnessBins.withUnsafeBufferPointer { lightness in
                        guard let target = histograms.baseAddress, let first16 = erythema.baseAddress,
                            let second16 = lightness.baseAddress
                        else { return }
                        let at = columns.lowerBound
                        counts[first + column] += KernelChoice.current.tally(
                            first16 + at, second16 + at, codes: codes + at, mask: GlareBlocks.mask,
                            wanted: PixelClasses.skinColored, count: columns.count,
                            into: target + 4 * GlareBlocks.bins * (first + column), bins: GlareBlocks.bins)
                    }
                }
            }
        }
    }

    /// Stretches of row `y` in which a pixel may be glare by the limits of the row's blocks.
    func suspects(_ y: Int, _ limits: [GlareLimit]) -> [Range<Int>] {
        (0..<runsPerRow).compactMap { run in
            let columns = 64 * run..<min(64 * run + 64, width)
            let blocks =
                columns.lowerBound * GlareBlocks.perSide / width...(columns.upperBound - 1)
                * GlareBlocks.perSide / width
            let index = y * runsPerRow + run
            let isSuspect = limits[blocks].contains {
                lightest[index] > $0.lightness && palest[index] < $0.erythema
            }
            return isSuspect ? columns : nil
        }
    }

    func sum(of blocks: some Sequence<Int>) -> GlareHistogram {
        var sum = GlareHistogram()
        for block in blocks {
            let start = 4 * GlareBlocks.bins * block
            for bin in 0..<GlareBlocks.bins {
                sum.erythema[bin] += histograms[start + bin] + histograms[start + GlareBlocks.bins + bin]
                sum.lightness[bin] +=
                    histograms[start + 2 * GlareBlocks.bins + bin] + histograms[start + 3 * GlareBlocks.bins + bin]
            }
            sum.count += counts[block]
        }
        return sum
    }
}

/// The two histograms of some blocks together.
struct GlareHistogram {
    var erythema = [Int32](repeating: 0, count: GlareBlocks.bins)
    var lightness = [Int32](repeating: 0, count: GlareBlocks.bins)
    var count = 0

    func limit(_ settings: SkinSettings) -> GlareLimit {
        let center = GlareHistogram.median(erythema, count)
        let spread = 1.4826 * GlareHistogram.medianDeviation(erythema, count, from: center)
        let typical = (Float(center) + 0.5) / 4 - 25
        // On noisy or mottled skin the spread alone would let white pass: a third of the usual redness is white anyhow.
        let erythemaLimit = max(typical - Float(settings.glareDeviations) * Float(spread) / 4, 0.35 * typical)
        let lightest = (Float(GlareHistogram.median(lightness, count)) + 0.5) / 4 + Float(settings.glareLightness)
        return GlareLimit(erythema: erythemaLimit, lightness: lightest)
    }

    private static func median(_ histogram: [Int32], _ count: Int) -> Int {
        var below = 0
        for (bin, entries) in histogram.enumerated() {
            below += Int(entries)
            if 2 * below >= count { return bin }
        }
        return 0
    }

    private static func medianDeviation(_ histogram: [Int32], _ count: Int, from center: Int) -> Double {
        var inside = Int(histogram[center])
        var distance = 0
        while 2 * inside < count, distance < GlareBlocks.bins {
            distance += 1
            if center - distance >= 0 { inside += Int(histogram[center - distance]) }
            if center + distance < GlareBlocks.bins { inside += Int(histogram[center + distance]) }
        }
        // Half a bin of width is always there, so that a flat patch does not make every deviation infinite.
        return max(0.5, Double(distance))
    }
}
