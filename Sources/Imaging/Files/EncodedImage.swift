/// Upright pixels as the file stores them: encoded (nonlinear) samples, interleaved R, G, B.
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
    /// Applied to linear light when rows are unpacked; nil leaves the light as the file has it.
    package var correction: LightCorrection?

    package init(width: Int, height: Int, samples: Samples) {
        let count =
            switch samples {
            case .eightBit(let codes): codes.count
            case .sixteenBit(let codes): codes.count
            }
        precondition(count == 3 * width * height, "three samples a pixel")
        self.width = width
        self.height = height
        self.samples = samples
    }
}
