import Colorimetry
import Imaging

/// What the card search reads of a photo: the only place of this folder that knows how pixels are stored.
struct CardPixels {
    let image: EncodedImage
    private let linear: [Float]

    init(_ image: EncodedImage) {
        self.image = image
        linear = CardPixels.linearOfCode
    }

    /// Encoded samples 0…255 averaged over factor × factor blocks of a part of the photo, as three planes.
    func reduced(_ part: PixelRectangle, factor: Int) -> CardSearchImage {
        let (width, height) = (part.width / factor, part.height / factor)
        var planes = CardSearchImage(width: width, height: height, factor: factor, left: part.left, top: part.top)
        if !image.showsStoredCodes {
            averageShown(part, &planes)
            return planes
        }
        switch image.samples {
        case .eightBit(let codes): average(codes, part, 1 / Float(factor * factor), &planes)
        case .sixteenBit(let codes): average(codes, part, 1 / Float(257 * factor * factor), &planes)
        }
        return planes
    }

    /// Linear light at a place between pixel centers; nil outside the photo.
    func light(_ place: PolygonPoint) -> SIMD3<Float>? {
        let (x, y) = (place.x - 0.5, place.y - 0.5)
        guard x > -0.5, y > -0.5, x < Double(image.width) - 0.5, y < Double(image.height) - 0.5 else { return nil }
        let (left, top) = (max(0, min(image.width - 2, Int(x))), max(0, min(image.height - 2, Int(y))))
        let (fx, fy) = (Float(max(0, min(1, x - Double(left)))), Float(max(0, min(1, y - Double(top)))))
        let upper = light(left, top) * (1 - fx) + light(min(left + 1, image.width - 1), top) * fx
        let row = min(top + 1, image.height - 1)
        let lower = light(left, row) * (1 - fx) + light(min(left + 1, image.width - 1), row) * fx
        return upper * (1 - fy) + lower * fy
    }

    /// Linear light of one pixel, before any correction.
    func light(_ x: Int, _ y: Int) -> SIMD3<Float> {
        if !image.showsStoredCodes { return image.linearLight(x: x, y: y) }
        let code = self.code(x, y)
        return SIMD3(linearOf(code.x), linearOf(code.y), linearOf(code.z))
    }

    /// Encoded samples of one pixel, 0…255.
    func code(_ x: Int, _ y: Int) -> SIMD3<Float> {
        let index = 3 * (y * image.width + x)
        switch image.samples {
        case .eightBit(let codes): return SIMD3(Float(codes[index]), Float(codes[index + 1]), Float(codes[index + 2]))
        case .sixteenBit(let codes):
            return SIMD3(Float(codes[index]), Float(codes[index + 1]), Float(codes[index + 2])) / 257
        }
    }

    /// By a table of 4096 steps: the search needs no more, and the fit averages hundreds of pixels.
    private func linearOf(_ code: Float) -> Float { linear[Int(code * (4080.0 / 255) + 0.5)] }

    /// Steps of 1/16 code, so that whole 8-bit codes are exact.
    static let linearOfCode: [Float] = (0...4080).map { Float(SRGBTransfer.linear(fromEncoded: Double($0) / 4080)) }

    /// The same of pictures in other color spaces, by their sRGB codes.
    private func averageShown(_ part: PixelRectangle, _ planes: inout CardSearchImage) {
        let factor = planes.factor
        let scale = 1 / Float(factor * factor)
        var row = [Float](repeating: 0, count: 3 * image.width)
        for y in 0..<planes.height * factor {
            image.encodedRow(part.top + y, into: &row)
            for x in 0..<planes.width * factor {
                let (from, target) = (3 * (part.left + x), (y / factor) * planes.width + x / factor)
                planes.red[target] += row[from] * scale
                planes.green[target] += row[from + 1] * scale
                planes.blue[target] += row[from + 2] * scale
            }
        }
    }

    private func average<Code: FixedWidthInteger>(
        _ codes: [Code], _ part: PixelRectangle, _ scale: Float, _ planes: inout CardSearchImage
    ) {
        let (factor, stride) = (planes.factor, 3 * image.width)
        var sums = [UInt32](repeating: 0, count: 3 * planes.width * factor)
        codes.withUnsafeBufferPointer { pixels in
            for y in 0..<planes.height {
                for index in sums.indices { sums[index] = 0 }
                for line in 0..<factor {
                    let start = (part.top + y * factor + line) * stride + 3 * part.left
                    for index in sums.indices { sums[index] &+= UInt32(truncatingIfNeeded: pixels[start + index]) }
                }
                for x in 0..<planes.width {
                    var (red, green, blue): (UInt32, UInt32, UInt32) = (0, 0, 0)
                    for column in 0..<factor {
                        let index = 3 * (x * factor + column)
                        red &+= sums[index]
                        green &+= sums[index + 1]
                        blue &+= sums[index + 2]
                    }
                    let target = y * planes.width + x
                    planes.red[target] = Float(red) * scale
                    planes.green[target] = Float(green) * scale
                    planes.blue[target] = Float(blue) * scale
                }
            }
        }
    }
}

/// A reduced part of the photo: encoded samples 0…255 in three planes.
struct CardSearchImage {
    let width: Int
    let height: Int
    /// Photo pixels per pixel here, and where the part begins.
    let factor: Int
    let left: Int
    let top: Int
    var red: [Float]
    var green: [Float]
    var blue: [Float]

    init(width: Int, height: Int, factor: Int, left: Int, top: Int) {
        (self.width, self.height, self.factor, self.left, self.top) = (width, height, factor, left, top)
        let zeros = [Float](repeating: 0, count: width * height)
        (red, green, blue) = (zeros, zeros, zeros)
    }

    /// Half the size, each pixel the mean of four.
    func halved() -> CardSearchImage {
        var half = CardSearchImage(width: width / 2, height: height / 2, factor: 2 * factor, left: left, top: top)
        for y in 0..<half.height {
            for x in 0..<half.width {
                let (a, target) = (2 * y * width + 2 * x, y * half.width + x)
                half.red[target] = (red[a] + red[a + 1] + red[a + width] + red[a + width + 1]) / 4
                half.green[target] = (green[a] + green[a + 1] + green[a + width] + green[a + width + 1]) / 4
                half.blue[target] = (blue[a] + blue[a + 1] + blue[a + width] + blue[a + width + 1]) / 4
            }
        }
        return half
    }

    /// The largest step of any channel across each pixel, left to right or top to bottom; borders count as edges.
    func steps() -> Plane {
        var plane = Plane(width: width, height: height, repeating: 255)
        guard width > 2, height > 2 else { return plane }
        plane.values.withUnsafeMutableBufferPointer { out in
            for y in 1..<height - 1 {
                for x in y * width + 1..<(y + 1) * width - 1 { out[x] = 0 }
            }
            for channel in [red, green, blue] { CardSearchImage.raise(out, toStepsOf: channel, width, height) }
        }
        return plane
    }

    private static func raise(
        _ out: UnsafeMutableBufferPointer<Float>, toStepsOf channel: [Float], _ width: Int, _ height: Int
    ) {
        channel.withUnsafeBufferPointer { codes in
            for y in 1..<height - 1 {
                for x in y * width + 1..<(y + 1) * width - 1 {
                    let across = abs(codes[x + 1] - codes[x - 1])
                    let down = abs(codes[x + width] - codes[x - width])
                    out[x] = max(out[x], max(across, down))
                }
            }
        }
    }

    /// Photo coordinates of a place in this image.
    func photoPoint(_ point: PolygonPoint) -> PolygonPoint {
        PolygonPoint(x: point.x * Double(factor) + Double(left), y: point.y * Double(factor) + Double(top))
    }
}
