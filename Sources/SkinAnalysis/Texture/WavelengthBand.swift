import Imaging
import StudyRecords

/// A texture band as a metric states it: wavelengths in millimetres of skin or, where no scale is known, in pixels of the
/// baseline photo.
struct WavelengthBand: Sendable, Hashable {
    enum Unit: String, Sendable {
        case millimetres = "mm"
        case pixels = "px"
    }

    let shortest: Double
    let longest: Double
    let unit: Unit

    /// Octaves in millimetres, and the wide band of the amplitude metrics.
    static let millimetreOctaves = [0.2, 0.4, 0.8, 1.6].map {
        WavelengthBand(shortest: $0, longest: 2 * $0, unit: .millimetres)
    }
    static let pixelOctaves = [4.0, 8, 16, 32].map { WavelengthBand(shortest: $0, longest: 2 * $0, unit: .pixels) }
    static let millimetreAmplitude = WavelengthBand(shortest: 0.2, longest: 2.5, unit: .millimetres)
    static let pixelAmplitude = WavelengthBand(shortest: 4, longest: 50, unit: .pixels)

    var name: String { "\(WavelengthBand.text(shortest))-\(WavelengthBand.text(longest))-\(unit.rawValue)" }
    var title: String { "\(WavelengthBand.text(shortest))–\(WavelengthBand.text(longest)) \(unit.rawValue)" }
    var shortText: String { "\(WavelengthBand.text(shortest)) \(unit.rawValue)" }
    var longText: String { "\(WavelengthBand.text(longest)) \(unit.rawValue)" }

    /// Wavelengths in pixels were those of the photo itself at first, now they are those of the baseline.
    var revision: Int { unit == .pixels ? 2 : 1 }

    /// In pixels of the photo; nil where that needs a scale and there is none.
    func filter(_ pixel: PixelPitch) -> BandFilter? {
        guard let pitch = unit == .pixels ? pixel.baselinePixels : pixel.millimetres else { return nil }
        return BandFilter(shortest: shortest / pitch, longest: longest / pitch)
    }

    /// What must be sampled for it: nothing where the photo is too coarse.
    func needs(_ settings: AnalysisSettings, _ pitch: PixelPitch) -> SampleNeeds {
        guard let filter = filter(pitch), filter.shortest >= settings.texture.pixelsPerWavelength
        else { return SampleNeeds() }
        return SampleNeeds(bands: [filter])
    }

    /// Reads a value from the sampled moments, with the flags that hold for every texture metric.
    func reading(_ input: MetricInput, _ body: (BandFilter, CellGrid) -> MetricReading) -> MetricReading {
        guard let filter = filter(input.sample.pitch) else { return .missing(.noScale) }
        guard filter.shortest >= input.settings.texture.pixelsPerWavelength, let grid = input.sample.bands[filter]
        else { return .missing(.pitchTooCoarse) }
        var reading = body(filter, grid)
        if unit == .pixels { reading.flags.append(.noScale) }
        if isTooSmall(input) { reading.flags.append(.regionSmall) }
        return reading
    }

    private func isTooSmall(_ input: MetricInput) -> Bool {
        let pitch = (unit == .pixels ? input.sample.pitch.baselinePixels : input.sample.mmPerPixel) ?? 1
        let width = Double(min(input.sample.width, input.sample.height)) * pitch
        if width < input.settings.texture.wavelengthsPerRegion * longest { return true }
        guard unit == .millimetres else { return false }
        return Double(input.sample.pixels) * pitch * pitch / 100 < input.settings.texture.regionCM2
    }

    private static func text(_ length: Double) -> String {
        length == length.rounded() ? "\(Int(length))" : "\(length)"
    }
}
