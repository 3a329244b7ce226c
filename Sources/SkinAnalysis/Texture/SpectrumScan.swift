import Imaging
import PortableMath
import StudyRecords

/// Radial power spectrum of a patch: squares of 12.8 mm (less where the region is smaller), their mean taken off, under a Hann
/// window; at most 16 of them, evenly spread, at least half measured.
struct SpectrumScan {
    /// The coarsest grid: frequencies up to 10 cycles/mm must be on it.
    static let coarsest = 0.05
    private static let side = 256
    private static let mostPerAxis = 4

    private let patch: SkinPatch
    private let lengthX: Int
    private let lengthY: Int
    private var power = [Double](repeating: 0, count: TextureSpectrum.bins)
    private var counts = [Double](repeating: 0, count: TextureSpectrum.bins)
    private var energy = 0.0
    private var tiles = 0
    private var levelSum = 0.0
    private var levelWeight = 0.0

    /// nil on a coarser grid or where no square holds enough skin.
    static func spectrum(of patch: SkinPatch, nativePitch: Double, jpegQuality: Int?) -> TextureSpectrum? {
        guard CanonicalPitch.isFine(patch.pitch, coarsest) else { return nil }
        var scan = SpectrumScan(patch)
        scan.run()
        guard scan.tiles > 0, scan.energy > 0 else { return nil }
        let area = patch.pitch * patch.pitch
        let densities = zip(scan.power, scan.counts).map { $0 / max(1, $1) * area / scan.energy }
        guard densities.allSatisfy({ $0 > 0 }) else { return nil }
        let rounding = jpegQuality.map {
            JPEGRounding(quality: $0).densities(level: scan.levelSum / scan.levelWeight, pitch: nativePitch)
        }
        return TextureSpectrum(
            logPower: densities.map { (PortableMath.log($0) * 1e4).rounded() / 1e4 }, rounding: rounding ?? [],
            pitch: patch.pitch, tiles: scan.tiles)
    }

    private init(_ patch: SkinPatch) {
        self.patch = patch
        lengthX = min(SpectrumScan.side, patch.width)
        lengthY = min(SpectrumScan.side, patch.height)
    }

    private mutating func run() {
        var transform = SquareTransform(side: SpectrumScan.side)
        let places = SpectrumScan.places(patch.height, lengthY).flatMap { y in
            SpectrumScan.places(patch.width, lengthX).map { (x: $0, y: y) }
        }
        // Two squares to a transform, one as the imaginary part: |F|² over all frequencies is the sum of both.
        var isImaginary = false
        for place in places {
            guard let tile = tile(place.x, place.y) else { continue }
            if isImaginary {
                SpectrumScan.lay(tile.values, lengthX, into: &transform.imaginary)
            } else {
                SpectrumScan.lay(tile.values, lengthX, into: &transform.real)
            }
            energy += tile.energy
            tiles += 1
            if isImaginary { add(&transform) }
            isImaginary.toggle()
        }
        if isImaginary { add(&transform) }
        bin()
    }

    private static func places(_ length: Int, _ window: Int) -> [Int] {
        let count = min(mostPerAxis, 2 * (length - window) / window + 1)
        guard count > 1 else { return [(length - window) / 2] }
        return (0..<count).map { ($0 * (length - window) + (count - 1) / 2) / (count - 1) }
    }

    /// Windowed values of a square, and Σ of the squared window.
    private mutating func tile(_ left: Int, _ top: Int) -> (values: [Float], energy: Double)? {
        let (across, down) = (SpectrumScan.hann(lengthX), SpectrumScan.hann(lengthY))
        var values = [Float](repeating: 0, count: lengthX * lengthY)
        var (sum, weight, energy, measured) = (0.0, 0.0, 0.0, 0)
        for y in 0..<lengthY {
            for x in 0..<lengthX where patch.weights[left + x, top + y] >= SkinPatch.leastShare {
                let window = across[x] * down[y]
                sum += Double(window * patch.luminance[left + x, top + y])
                weight += Double(window)
                energy += Double(window * window)
                measured += 1
            }
        }
        guard 2 * measured >= lengthX * lengthY, weight > 0 else { return nil }
        let mean = Float(sum / weight)
        for y in 0..<lengthY {
            for x in 0..<lengthX where patch.weights[left + x, top + y] >= SkinPatch.leastShare {
                values[y * lengthX + x] = across[x] * down[y] * (patch.luminance[left + x, top + y] - mean)
            }
        }
        levelSum += sum
        levelWeight += weight
        return (values, energy)
    }

    private static func hann(_ length: Int) -> [Float] {
        (0..<length).map { Float(0.5 - 0.5 * PortableMath.cosineOfDegrees(360 * (Double($0) + 0.5) / Double(length))) }
    }

    private static func lay(_ tile: [Float], _ width: Int, into square: inout [Float]) {
        for index in square.indices { square[index] = 0 }
        for (index, value) in tile.enumerated() { square[index / width * side + index % width] = value }
    }

    private var pending: [Double] = []

    private mutating func add(_ transform: inout SquareTransform) {
        transform.run()
        let count = SpectrumScan.side * SpectrumScan.side
        if pending.isEmpty { pending = [Double](repeating: 0, count: count) }
        for index in 0..<count {
            let (re, im) = (Double(transform.real[index]), Double(transform.imaginary[index]))
            pending[index] += re * re + im * im
            (transform.real[index], transform.imaginary[index]) = (0, 0)
        }
    }

    /// Sums rings of frequency.
    private mutating func bin() {
        guard !pending.isEmpty else { return }
        let side = SpectrumScan.side
        let step = 1 / (Double(side) * patch.pitch)
        for index in pending.indices {
            let (column, row) = (index % side, index / side)
            let (u, v) = (Double(min(column, side - column)), Double(min(row, side - row)))
            let ring = Int(((u * u + v * v).squareRoot() * step / TextureSpectrum.binWidth))
            guard ring < TextureSpectrum.bins else { continue }
            power[ring] += pending[index]
            counts[ring] += 1
        }
        pending = []
    }
}
