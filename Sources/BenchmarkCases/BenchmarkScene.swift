import Imaging

/// A made-up image in all the shapes the cases want it.
final class BenchmarkScene {
    let rgb: [UInt8]
    let bytes: BytePlane
    let levels: BytePlane
    let plane: Plane
    let masked: MaskedPlane
    let mask: PixelMask
    private let image: EncodedImage
    private let buffers: RowBuffers
    private var row: [Float]

    init(width: Int, height: Int) {
        var state: UInt64 = 12_345
        var codes = [UInt8](repeating: 0, count: 3 * width * height)
        var gray = [UInt8](repeating: 0, count: width * height)
        for index in 0..<width * height {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let (x, y) = (index % width, index / width)
            let noise = Int(state >> 60) - 8
            let shade = (x / 40 + y / 30) % 40 + ((x / 9) ^ (y / 7)) % 8 + noise
            gray[index] = UInt8(clamping: 110 + shade)
            codes[3 * index] = UInt8(clamping: 150 + shade)
            codes[3 * index + 1] = UInt8(clamping: 112 + shade)
            codes[3 * index + 2] = UInt8(clamping: 95 + shade)
        }
        rgb = codes
        image = EncodedImage(width: width, height: height, samples: .eightBit(codes))
        bytes = BytePlane(width: width, height: height, bytes: gray)
        levels = BytePlane(width: width, height: height, bytes: gray.map { ($0 - 80) / 4 })
        plane = Plane(width: width, height: height, values: gray.map { Float($0) })
        masked = MaskedPlane(values: plane, weights: Plane(width: width, height: height, repeating: 1))
        mask = PixelMask(width: width, height: height, repeating: true)
        buffers = RowBuffers(width: width)
        row = [Float](repeating: 0, count: width)
    }

    func unpack(lab: Bool) {
        for y in 0..<image.height {
            image.unpackRow(y, into: buffers)
            if lab { EncodedImage.addLab(to: buffers) }
        }
    }

    func logarithm() {
        row.withUnsafeMutableBufferPointer { row in
            guard let start = row.baseAddress else { return }
            for _ in 0..<image.height {
                EncodedImage.logLuminance(of: buffers, columns: 0..<image.width, into: start)
            }
        }
    }
}
