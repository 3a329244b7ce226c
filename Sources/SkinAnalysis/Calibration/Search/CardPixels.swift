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
}
