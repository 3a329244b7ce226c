import Imaging

/// Two planes in the channels of a small lossless picture: the erythema index in red, texture contrast in green, 0 where
/// nothing was measured.
struct PlaneCodes {
    /// EI to a code, and EI at code 1: -8 to 55.25.
    static let erythemaStep = 0.25
    static let erythemaStart = -8.0
    /// Percent of contrast to a code: 0 to 20.24.
    static let textureStep = 0.08

    private(set) var width: Int
    private(set) var height: Int
    /// Interleaved: erythema, texture, nothing.
    private(set) var codes: [UInt8]

    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        codes = [UInt8](repeating: 0, count: 3 * width * height)
    }

    mutating func set(_ index: Int, erythema: Double?, texture: Double?) {
        codes[3 * index] = PlaneCodes.code(erythema.map { ($0 - PlaneCodes.erythemaStart) / PlaneCodes.erythemaStep })
        codes[3 * index + 1] = PlaneCodes.code(texture.map { $0 / PlaneCodes.textureStep })
    }

    private static func code(_ steps: Double?) -> UInt8 {
        guard let steps else { return 0 }
        return UInt8(1 + max(0, min(254, steps.rounded())))
    }

    func erythema(_ index: Int) -> Double? {
        let code = codes[3 * index]
        return code == 0 ? nil : PlaneCodes.erythemaStart + Double(code - 1) * PlaneCodes.erythemaStep
    }

    func texture(_ index: Int) -> Double? {
        let code = codes[3 * index + 1]
        return code == 0 ? nil : Double(code - 1) * PlaneCodes.textureStep
    }

    var png: [UInt8] {
        get throws(EncodeError) {
            try PhotoWriter.png(EncodedImage(width: width, height: height, samples: .eightBit(codes)))
        }
    }

    /// nil when the bytes are no such picture.
    init?(png: [UInt8]) {
        guard let (_, image) = try? PhotoReader.decode(png, limits: DecodeLimits()),
            case .eightBit(let codes) = image.samples, codes.count == 3 * image.width * image.height
        else { return nil }
        (width, height, self.codes) = (image.width, image.height, codes)
    }
}
