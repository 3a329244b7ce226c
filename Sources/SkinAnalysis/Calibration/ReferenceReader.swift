import Colorimetry
import Imaging
import StudyRecords

/// Calibrates by regions the user drew: a gray card or white-balance patch, or small references of known color.
///
/// A gray region without a value fixes the white balance alone. Known values fix exposure too: one gain per channel, or the
/// whole 3 × 3 map from six references on.
struct ReferenceReader {
    private let pixels: CardPixels
    private let regions: [RegionPolygon]
    private let settings: CardSettings
    private static let fewestForMatrix = 6

    init(_ image: EncodedImage, _ regions: [RegionPolygon], _ settings: CardSettings) {
        pixels = CardPixels(image)
        self.regions = regions.filter { $0.role == .gray || $0.role == .reference }
        self.settings = settings
    }

    /// nil when nothing was drawn.
    func read() -> CardReading? {
        guard !regions.isEmpty else { return nil }
        let samples = regions.map { RegionMean(pixels, $0) }
        for (index, sample) in samples.enumerated() {
            if let problem = sample.problem {
                let role = regions[index].role.rawValue
                return CardReading(flags: [.referenceUnusable], detail: "\(role) region \(problem)")
            }
        }
        let known = regions.indices.filter { regions[$0].labD50 != nil }
        return known.isEmpty ? balanced(samples) : fitted(known, samples)
    }

    /// Gains that make the gray region neutral and keep its green.
    private func balanced(_ samples: [RegionMean]) -> CardReading? {
        guard let index = regions.firstIndex(where: { $0.role == .gray }) else {
            return CardReading(
                flags: [.referenceUnusable], detail: "a reference region needs properties.lab or properties.srgb")
        }
        let light = samples[index].linear
        let rows = (0..<3).map { row in (0..<3).map { $0 == row ? light[1] / light[row] : 0 } }
        return CardReading(record: CalibrationRecord(source: .gray, linearCorrection: rows, isAbsolute: false))
    }

    private func fitted(_ known: [Int], _ samples: [RegionMean]) -> CardReading? {
        let seen = known.map { samples[$0].linear }
        let wanted = known.compactMap { regions[$0].labD50 }.map { lab in
            let color = CIELAB(lightness: lab[0], aStar: lab[1], bStar: lab[2])
            return SRGBPrimaries.linear(xyz: BradfordAdaptation.d50ToD65(color.xyz(white: BradfordAdaptation.d50)))
        }
        let weights = wanted.map { 1 / (SRGBPrimaries.xyz(red: $0[0], green: $0[1], blue: $0[2])[1] + 0.05) }
        let matrix =
            known.count >= ReferenceReader.fewestForMatrix
            ? LightFit(seen, wanted, weights: weights, model: .matrix) : nil
        let fit = matrix ?? ReferenceReader.gains(seen, wanted, weights)
        let source: CalibrationRecord.Source = known.contains { regions[$0].role == .reference } ? .reference : .gray
        var record = CalibrationRecord(source: source, linearCorrection: fit.rows, isAbsolute: true)
        record.patches = known.indices.map { patch(regions[known[$0]], samples[known[$0]], wanted[$0], fit) }
        let differences = record.patches.compactMap(\.difference)
        record.meanDifference = differences.reduce(0, +) / Double(differences.count)
        record.worstDifference = differences.max()
        return judged(record)
    }

    private func judged(_ record: CalibrationRecord) -> CardReading {
        var reading = CardReading(record: record)
        let mean = record.meanDifference ?? 0
        if mean > settings.refuseResidual {
            reading.record?.isApplied = false
            reading.flags = [.cardResidual]
            reading.detail = "mean ΔE2000 of the drawn references is \((mean * 10).rounded() / 10)"
        } else if mean > settings.warnResidual {
            reading.flags = [.cardDoubtful]
        }
        return reading
    }

    private static func gains(_ seen: [[Double]], _ wanted: [[Double]], _ weights: [Double]) -> LightFit {
        let gains = (0..<3).map { channel in
            let shared = seen.indices.reduce(0) { $0 + weights[$1] * seen[$1][channel] * wanted[$1][channel] }
            return shared / seen.indices.reduce(0) { $0 + weights[$1] * seen[$1][channel] * seen[$1][channel] }
        }
        return LightFit(rows: (0..<3).map { row in (0..<3).map { $0 == row ? gains[row] : 0 } })
    }

    private func patch(
        _ region: RegionPolygon, _ sample: RegionMean, _ wanted: [Double], _ fit: LightFit
    ) -> CalibrationPatch {
        let (goal, reached) = (CIELAB(red: wanted[0], green: wanted[1], blue: wanted[2]), fit.lab(sample.linear))
        return CalibrationPatch(
            name: region.role.rawValue, center: sample.center, code: sample.code,
            reference: [goal.lightness, goal.aStar, goal.bStar],
            corrected: [reached.lightness, reached.aStar, reached.bStar], difference: reached.ciede2000(to: goal),
            isUsed: true)
    }
}

/// Means over a drawn region.
private struct RegionMean {
    private(set) var linear = [0.0, 0, 0]
    private(set) var code = [0.0, 0, 0]
    private(set) var center = RegionPoint(x: 0, y: 0)
    /// Why the region cannot serve; nil when it can.
    private(set) var problem: String?

    init(_ pixels: CardPixels, _ region: RegionPolygon) {
        var mask = PixelMask(width: pixels.image.width, height: pixels.image.height)
        mask.fill(rings: region.rings.map { ring in ring.map { PolygonPoint(x: $0.x, y: $0.y) } })
        guard let bounds = mask.bounds else {
            problem = "lies outside the photo"
            return
        }
        var (light, sum, square) = (SIMD3<Double>.zero, SIMD3<Double>.zero, SIMD3<Double>.zero)
        var (count, clipped) = (0.0, 0.0)
        for y in bounds.top..<bounds.bottom {
            for x in bounds.left..<bounds.right where mask[x, y] {
                let value = SIMD3<Double>(pixels.code(x, y))
                light += SIMD3<Double>(pixels.light(x, y))
                sum += value
                square += value * value
                clipped += value.max() >= 250 ? 1 : 0
                count += 1
            }
        }
        let (mean, average) = (sum / count, light / count)
        linear = [average.x, average.y, average.z]
        code = [mean.x, mean.y, mean.z]
        center = RegionPoint(
            x: Double(bounds.left + bounds.right) / 2, y: Double(bounds.top + bounds.bottom) / 2)
        problem = RegionMean.problem(count, clipped / count, average.min(), (square / count - mean * mean).max())
    }

    private static func problem(_ count: Double, _ clipped: Double, _ darkest: Double, _ variance: Double) -> String? {
        if count < 25 { return "holds fewer than 25 pixels" }
        if clipped > 0.02 { return "is clipped" }
        if darkest < 0.01 { return "is too dark" }
        return variance > 12 * 12 ? "is not of one color" : nil
    }
}

extension CardReading {
    /// A drawn reference stands in for a card that was refused; why it was refused stays known.
    mutating func replace(by drawn: CardReading) {
        if drawn.record?.isApplied == true { record = drawn.record }
        flags += drawn.flags
        detail = detail ?? drawn.detail
    }
}
