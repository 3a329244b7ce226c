/// Upright pixels as the file stores them: encoded (nonlinear) samples, interleaved R, G, B, and what they mean.
package struct EncodedImage: Sendable {
    package enum Samples: Sendable {
        /// Codes 0…255.
        case eightBit([UInt8])
        /// Codes 0…65535.
        case sixteenBit([UInt16])
    }

    package let width: Int
    package let height: Int
    package let samples: Samples
    package let color: PixelColor
    /// Where the samples had to be converted: the largest code each pixel had in the file, as 0…255. Clipping is judged
    /// by it.
    package let storedPeaks: [UInt8]?
    /// Applied to linear light when rows are unpacked; nil leaves the light as the file has it.
    package var correction: LightCorrection?

    package init(
        width: Int, height: Int, samples: Samples, color: PixelColor = .sRGB, storedPeaks: [UInt8]? = nil
    ) {
        let count =
            switch samples {
            case .eightBit(let codes): codes.count
            case .sixteenBit(let codes): codes.count
            }
        precondition(count == 3 * width * height, "three samples a pixel")
        self.width = width
        self.height = height
        precondition(storedPeaks.map { $0.count == width * height } ?? true, "one peak a pixel")
        self.samples = samples
        self.color = color
        self.storedPeaks = storedPeaks
    }
}
