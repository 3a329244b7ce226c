import Imaging
import PortableMath

/// Synthetic photos with a known answer.
package enum Patch {
    /// One color everywhere, 8-bit codes.
    package static func flat(_ red: UInt8, _ green: UInt8, _ blue: UInt8, width: Int = 48, height: Int = 48)
        -> EncodedImage
    {
        image(width: width, height: height) { _, _ in (red, green, blue) }
    }

    /// One color everywhere, 16-bit codes.
    package static func deep(_ red: UInt16, _ green: UInt16, _ blue: UInt16, side: Int = 48) -> EncodedImage {
        EncodedImage(
            width: side, height: side, samples: .sixteenBit((0..<side * side).flatMap { _ in [red, green, blue] }))
    }

    /// Codes as a function of the pixel.
    package static func image(
        width: Int, height: Int, _ color: (_ x: Int, _ y: Int) -> (UInt8, UInt8, UInt8)
    ) -> EncodedImage {
        var codes: [UInt8] = []
        codes.reserveCapacity(3 * width * height)
        for y in 0..<height {
            for x in 0..<width {
                let (red, green, blue) = color(x, y)
                codes += [red, green, blue]
            }
        }
        return EncodedImage(width: width, height: height, samples: .eightBit(codes))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= PortableMath.splitMixStep
        return PortableMath.splitMix(state)
    }

    /// Standard normal, by the sum of twelve uniforms (Irwin–Hall): close enough for noise, no logarithm.
    package mutating func normal() -> Double {
        (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0..<1, using: &self) }
    }
}
