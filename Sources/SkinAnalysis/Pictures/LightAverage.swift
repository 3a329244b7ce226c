import Imaging
import KernelAPI

/// Means of linear light over square blocks of a photo, so many that the longer side comes near to 640: 430 to 960 for
/// larger photos.
struct LightAverage: Sendable {
    private static let usualSide = 640.0

    let width: Int
    let height: Int
    let factor: Int
    private let photoWidth: Int
    private let photoHeight: Int
    /// Interleaved linear R, G, B.
    private(set) var light: [Float]
    private var red: [Float]
    private var green: [Float]
    private var blue: [Float]
    private var rows = 0
    private var block = 0

    init(width photoWidth: Int, height photoHeight: Int) {
        let factor = LightAverage.factor(width: photoWidth, height: photoHeight)
        (self.factor, self.photoWidth, self.photoHeight) = (factor, photoWidth, photoHeight)
        width = (photoWidth + factor - 1) / factor
        height = (photoHeight + factor - 1) / factor
        light = [Float](repeating: 0, count: 3 * width * height)
        red = [Float](repeating: 0, count: photoWidth)
        (green, blue) = (red, red)
    }

    static func factor(width: Int, height: Int) -> Int {
        max(1, Int((Double(max(width, height)) / usualSide).rounded()))
    }

    /// Linear R, G, B at a place of the photo (outer corner at 0), linear between the middles of blocks; nil outside.
    func light(x: Double, y: Double) -> SIMD4<Float>? {
        guard x >= 0, y >= 0, x < Double(photoWidth), y < Double(photoHeight) else { return nil }
        let (column, row) = (
            min(max(0, x / Double(factor) - 0.5), Double(width - 1)),
            min(max(0, y / Double(factor) - 0.5), Double(height - 1))
        )
        let (left, top) = (min(Int(column), max(0, width - 2)), min(Int(row), max(0, height - 2)))
        let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
        let (s, t) = (Float(column - Double(left)), Float(row - Double(top)))
        let upper = block(left, top) * (1 - s) + block(right, top) * s
        let lower = block(left, bottom) * (1 - s) + block(right, bottom) * s
        return upper * (1 - t) + lower * t
    }

    private func block(_ x: Int, _ y: Int) -> SIMD4<Float> {
        let place = 3 * (y * width + x)
        return SIMD4(light[place], light[place + 1], light[place + 2], 0)
    }

    /// Row `y` of the photo; rows come from top to bottom.
    mutating func add(_ y: Int, _ buffers: RowBuffers) {
        if y / factor > block { flush() }
        KernelChoice.current.accumulate(buffers.red, count: photoWidth, into: &red)
        KernelChoice.current.accumulate(buffers.green, count: photoWidth, into: &green)
        KernelChoice.current.accumulate(buffers.blue, count: photoWidth, into: &blue)
        rows += 1
    }

    mutating func finish() {
        if rows > 0 { flush() }
        (red, green, blue) = ([], [], [])
    }

    private mutating func flush() {
        let place = 3 * block * width
        LightAverage.reduce(&red, factor, rows, into: &light, at: place)
        LightAverage.reduce(&green, factor, rows, into: &light, at: place + 1)
        LightAverage.reduce(&blue, factor, rows, into: &light, at: place + 2)
        block += 1
        rows = 0
    }

    /// Static, because a method would hold a copy of the arrays it changes.
    private static func reduce(
        _ sums: inout [Float], _ factor: Int, _ rows: Int, into light: inout [Float], at place: Int
    ) {
        let width = sums.count
        sums.withUnsafeMutableBufferPointer { sums in
            light.withUnsafeMutableBufferPointer { light in
                for (column, left) in stride(from: 0, to: width, by: factor).enumerated() {
                    let end = min(left + factor, width)
                    var sum: Float = 0
                    for x in left..<end {
                        sum += sums[x]
                        sums[x] = 0
                    }
                    light[place + 3 * column] = sum / Float((end - left) * rows)
                }
            }
        }
    }
}
