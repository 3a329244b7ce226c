import Imaging

/// What registration keeps of a photo: its luma on a reduced grid, and where the skin is. Two bytes a pixel.
///
/// Luma is that of the sRGB codes (0.299, 0.587, 0.114), averaged over blocks of `factor` pixels, in 1/128 of a code. The
/// lowest bit of a pixel says skin: posters, towels and pillows must not decide.
package struct RegistrationImage: Sendable {
    /// Largest number of pixels of the reduced grid.
    static let mostPixels = 0.9e6

    package let width: Int
    package let height: Int
    /// Photo pixels to one pixel.
    package let factor: Int
    package let photoWidth: Int
    package let photoHeight: Int
    private(set) var codes: [UInt16]

    /// - Parameter area: where to look; what it encloses is looked at too.
    package init(_ image: EncodedImage, area: PixelMask) {
        let pixels = Double(image.width * image.height)
        let factor = max(1, Int((pixels / RegistrationImage.mostPixels).squareRoot().rounded(.up)))
        (self.factor, photoWidth, photoHeight) = (factor, image.width, image.height)
        (width, height) = (image.width / factor, image.height / factor)
        codes = [UInt16](repeating: 0, count: width * height)
        guard width > 0, height > 0 else { return }
        var encoded = [Float](repeating: 0, count: 3 * image.width)
        var luma = [Float](repeating: 0, count: width)
        var skin = [Int32](repeating: 0, count: width)
        for row in 0..<height {
            for x in 0..<width { (luma[x], skin[x]) = (0, 0) }
            for y in row * factor..<(row + 1) * factor {
                image.encodedRow(y, into: &encoded)
                RegistrationImage.add(encoded, factor, into: &luma)
                RegistrationImage.count(area.bytes, from: y * image.width, factor, into: &skin)
            }
            store(row, luma, skin)
        }
        fillHoles()
    }

    /// The part that is no skin but has skin all around stays in: spots, crusts and hair are landmarks or lie flat on skin.
    private mutating func fillHoles() {
        var mask = PixelMask(width: width, height: height)
        for index in codes.indices { mask.bytes[index] = codes[index] & 1 == 1 ? 0 : 1 }
        let holes = ConnectedComponents(mask).enclosed(smallerThan: width * height / 4)
        for index in codes.indices where holes.bytes[index] == 1 { codes[index] |= 1 }
    }

    private mutating func store(_ row: Int, _ luma: [Float], _ skin: [Int32]) {
        let area = Float(factor * factor)
        for x in 0..<width {
            let code = UInt16(max(0, min(32_767, luma[x] / area * 128)))
            codes[row * width + x] = code << 1 | (2 * skin[x] >= Int32(factor * factor) ? 1 : 0)
        }
    }

    private static func add(_ encoded: [Float], _ factor: Int, into luma: inout [Float]) {
        encoded.withUnsafeBufferPointer { samples in
            luma.withUnsafeMutableBufferPointer { luma in
                for x in luma.indices {
                    var sum: Float = 0
                    for i in x * factor..<(x + 1) * factor {
                        sum += 0.299 * samples[3 * i] + 0.587 * samples[3 * i + 1] + 0.114 * samples[3 * i + 2]
                    }
                    luma[x] += sum
                }
            }
        }
    }

    private static func count(_ mask: [UInt8], from start: Int, _ factor: Int, into skin: inout [Int32]) {
        mask.withUnsafeBufferPointer { mask in
            skin.withUnsafeMutableBufferPointer { skin in
                for x in skin.indices {
                    for i in x * factor..<(x + 1) * factor { skin[x] += Int32(mask[start + i]) }
                }
            }
        }
    }

    func isSkin(_ x: Int, _ y: Int) -> Bool { codes[y * width + x] & 1 == 1 }

    /// Share of the picture that is skin or has skin all around.
    var skinShare: Double { Double(codes.count { $0 & 1 == 1 }) / Double(max(1, codes.count)) }

    var luma: Plane { Plane(width: width, height: height, values: codes.map { Float($0 >> 1) / 128 }) }

    /// Luma 0…255 with the skin as weights.
    var plane: MaskedPlane {
        MaskedPlane(
            values: luma,
            weights: Plane(width: width, height: height, values: codes.map { Float($0 & 1) }))
    }

    /// Everything counts.
    var wholePlane: MaskedPlane {
        MaskedPlane(values: luma, weights: Plane(width: width, height: height, repeating: 1))
    }

    /// With more pixels taken for skin.
    func including(_ more: PixelMask) -> RegistrationImage {
        var grown = self
        for index in codes.indices where more.bytes[index] == 1 { grown.codes[index] |= 1 }
        return grown
    }
}
