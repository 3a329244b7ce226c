import Imaging
import KernelAPI

/// Means of encoded samples 0…255 over square blocks of a part of the photo.
struct CardBlocks {
    let image: EncodedImage
    let part: PixelRectangle
    let factor: Int
    var width: Int { part.width / factor }
    var height: Int { part.height / factor }
    /// Sums of 8-bit codes over larger blocks no longer fit 16 bits.
    private static let largestFactor = 16

    /// The part at this scale and, where it is large enough for patches to be found there too, at half of it.
    func searchImages() -> (fine: CardSearchImage, half: CardSearchImage?) {
        var fine = EdgeRows(width: width, height: height)
        var half = min(width, height) >= 200 ? EdgeRows(width: width / 2, height: height / 2) : nil
        var scratch = Scratch(sums: [UInt16](repeating: 0, count: 3 * width * factor))
        for y in 0..<height {
            fine.withNextRow { fill(y, $0, &scratch) }
            if y % 2 == 1 { half?.addMeans(of: fine) }
        }
        return (
            CardSearchImage(fine, of: self, isHalved: false),
            half.map { CardSearchImage($0, of: self, isHalved: true) }
        )
    }

    /// One block.
    func mean(_ x: Int, _ y: Int) -> SIMD3<Float> {
        guard image.showsStoredCodes else {
            var sum = SIMD3<Float>.zero
            eachPixel(x, y) { column, row in sum += image.encodedPixel(x: column, y: row) * scale }
            return sum
        }
        switch image.samples {
        case .eightBit(let codes): return mean(codes, x, y)
        case .sixteenBit(let codes): return mean(codes, x, y)
        }
    }

    private func mean<Code: FixedWidthInteger>(_ codes: [Code], _ x: Int, _ y: Int) -> SIMD3<Float> {
        var sum = SIMD3<UInt32>.zero
        eachPixel(x, y) { column, row in
            let index = 3 * (row * image.width + column)
            sum &+= SIMD3(UInt32(codes[index]), UInt32(codes[index + 1]), UInt32(codes[index + 2]))
        }
        return SIMD3<Float>(sum) * scale
    }

    private func eachPixel(_ x: Int, _ y: Int, _ body: (Int, Int) -> Void) {
        for row in part.top + y * factor..<part.top + (y + 1) * factor {
            for column in part.left + x * factor..<part.left + (x + 1) * factor { body(column, row) }
        }
    }

    /// Of sums of stored codes; other samples are 0…255 already.
    private var scale: Float {
        if case .sixteenBit = image.samples, image.showsStoredCodes { return 1 / Float(257 * factor * factor) }
        return 1 / Float(factor * factor)
    }

    private struct Scratch {
        var sums: [UInt16]
        var encoded: [Float] = []
    }

    private func fill(_ y: Int, _ target: [UnsafeMutablePointer<Float>], _ scratch: inout Scratch) {
        switch image.samples {
        case .eightBit(let codes) where image.showsStoredCodes && factor <= CardBlocks.largestFactor:
            fillFast(codes, y, target, &scratch)
        case _ where image.showsStoredCodes: fillPlainly(y, target)
        case _: fillShown(y, target, &scratch)
        }
    }

    private func fillFast(
        _ codes: [UInt8], _ y: Int, _ target: [UnsafeMutablePointer<Float>], _ scratch: inout Scratch
    ) {
        let (samples, kernels) = (3 * width * factor, KernelChoice.current)
        codes.withUnsafeBufferPointer { codes in
            scratch.sums.withUnsafeMutableBufferPointer { sums in
                guard let from = codes.baseAddress, let sums = sums.baseAddress else { return }
                sums.update(repeating: 0, count: samples)
                for row in part.top + y * factor..<part.top + (y + 1) * factor {
                    kernels.accumulate(from + 3 * (row * image.width + part.left), count: samples, into: sums)
                }
                kernels.blockMeans(
                    sums, factor: factor, count: width, scale: scale, red: target[0], green: target[1],
                    blue: target[2])
            }
        }
    }

    private func fillPlainly(_ y: Int, _ target: [UnsafeMutablePointer<Float>]) {
        for x in 0..<width {
            let color = mean(x, y)
            (target[0][x], target[1][x], target[2][x]) = (color.x, color.y, color.z)
        }
    }

    private func fillShown(_ y: Int, _ target: [UnsafeMutablePointer<Float>], _ scratch: inout Scratch) {
        if scratch.encoded.isEmpty { scratch.encoded = [Float](repeating: 0, count: 3 * image.width) }
        for channel in target { channel.update(repeating: 0, count: width) }
        for row in part.top + y * factor..<part.top + (y + 1) * factor {
            image.encodedRow(row, into: &scratch.encoded)
            for x in 0..<width * factor {
                let from = 3 * (part.left + x)
                target[0][x / factor] += scratch.encoded[from] * scale
                target[1][x / factor] += scratch.encoded[from + 1] * scale
                target[2][x / factor] += scratch.encoded[from + 2] * scale
            }
        }
    }
}

extension EdgeRows {
    /// The next row from the two newest of an image twice as fine.
    fileprivate mutating func addMeans(of fine: EdgeRows) {
        guard 2 * width <= fine.width else { return }
        let count = width
        withNextRow { target in
            fine.withRow(back: 1) { upper in
                fine.withRow(back: 0) { lower in
                    for channel in 0..<3 {
                        KernelChoice.current.quarter(
                            upper[channel], lower[channel], count: count, into: target[channel])
                    }
                }
            }
        }
    }
}
