import Imaging

/// Finds shine: skin-colored pixels that are paler and lighter than the skin around them.
///
/// A pixel is glare when EI < median - k·1.4826·MAD and L* > median + ΔL, with medians over its block (an eighth of the
/// photo each way) and the eight around it. White added by the surface lowers EI: 3 % of it costs a cheek about 2 EI. Glare is left out, never
/// painted over.
struct GlareFinder {
    private(set) var mask: PixelMask
    private static let blocksPerSide = 8
    /// Below this many pixels a block borrows the medians of the whole photo.
    private static let enoughPixels = 200

    init(_ image: EncodedImage, among skin: PixelMask, excluding others: [PixelMask], settings: SkinSettings) {
        mask = PixelMask(width: image.width, height: image.height)
        var candidates = skin
        for other in others { candidates.subtract(other) }
        let histograms = GlareFinder.histograms(image, candidates)
        let whole = histograms.reduce(into: BlockHistogram()) { $0.add($1) }
        guard whole.count > 0 else { return }
        let limits = histograms.indices.map { block in
            let around = GlareFinder.neighborhood(of: block, histograms)
            return (around.count < GlareFinder.enoughPixels ? whole : around).limits(settings)
        }
        GlareFinder.eachPixel(image, candidates) { x, y, block, erythema, lightness in
            if erythema < limits[block].erythema, lightness > limits[block].lightness { mask[x, y] = true }
        }
    }

    /// A block with its up to eight neighbors, so that shine as large as a block still stands out.
    private static func neighborhood(of block: Int, _ histograms: [BlockHistogram]) -> BlockHistogram {
        let (column, row) = (block % blocksPerSide, block / blocksPerSide)
        var sum = BlockHistogram()
        for y in max(0, row - 1)...min(blocksPerSide - 1, row + 1) {
            for x in max(0, column - 1)...min(blocksPerSide - 1, column + 1) {
                sum.add(histograms[y * blocksPerSide + x])
            }
        }
        return sum
    }

    private static func histograms(_ image: EncodedImage, _ candidates: PixelMask) -> [BlockHistogram] {
        var blocks = [BlockHistogram](repeating: BlockHistogram(), count: blocksPerSide * blocksPerSide)
        eachPixel(image, candidates) { _, _, block, erythema, lightness in
            blocks[block].insert(erythema: erythema, lightness: lightness)
        }
        return blocks
    }

    @inline(__always)
    private static func eachPixel(
        _ image: EncodedImage, _ candidates: PixelMask,
        _ body: (_ x: Int, _ y: Int, _ block: Int, _ erythema: Float, _ lightness: Float) -> Void
    ) {
        let buffers = RowBuffers(width: image.width)
        for y in 0..<image.height {
            image.unpackRow(y, into: buffers)
            EncodedImage.addLab(to: buffers)
            let blockRow = y * blocksPerSide / image.height * blocksPerSide
            for x in 0..<image.width where candidates.bytes[y * image.width + x] != 0 {
                let erythema = 100 * (buffers.greenDensity[x] - buffers.redDensity[x])
                body(x, y, blockRow + x * blocksPerSide / image.width, erythema, buffers.lightness[x])
            }
        }
    }
}

/// Histograms of EI (-25…103 in steps of 0.25) and L* (0…100 in steps of 0.25) of one block.
private struct BlockHistogram {
    private static let bins = 512
    private var erythema = [Int32](repeating: 0, count: bins)
    private var lightness = [Int32](repeating: 0, count: bins)
    private(set) var count = 0

    mutating func insert(erythema value: Float, lightness level: Float) {
        erythema[BlockHistogram.bin((value + 25) * 4)] += 1
        lightness[BlockHistogram.bin(level * 4)] += 1
        count += 1
    }

    mutating func add(_ other: BlockHistogram) {
        for index in 0..<BlockHistogram.bins {
            erythema[index] += other.erythema[index]
            lightness[index] += other.lightness[index]
        }
        count += other.count
    }

    func limits(_ settings: SkinSettings) -> (erythema: Float, lightness: Float) {
        let center = BlockHistogram.median(erythema, count)
        let spread = 1.4826 * BlockHistogram.medianDeviation(erythema, count, from: center)
        let erythemaLimit = (Float(center) + 0.5) / 4 - 25 - Float(settings.glareDeviations) * Float(spread) / 4
        let lightnessLimit = (Float(BlockHistogram.median(lightness, count)) + 0.5) / 4 + Float(settings.glareLightness)
        return (erythemaLimit, lightnessLimit)
    }

    private static func bin(_ position: Float) -> Int { Int(max(0, min(Float(bins - 1), position))) }

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
        while 2 * inside < count, distance < bins {
            distance += 1
            if center - distance >= 0 { inside += Int(histogram[center - distance]) }
            if center + distance < bins { inside += Int(histogram[center + distance]) }
        }
        // Half a bin of width is always there, so that a flat patch does not make every deviation infinite.
        return max(0.5, Double(distance))
    }
}
