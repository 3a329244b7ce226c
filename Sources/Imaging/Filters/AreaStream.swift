import KernelAPI

/// Area means of rows that come one after the other, on a coarser grid of any ratio: what a sensor with larger pixels would
/// have seen of the measured part.
///
/// The coarse grid lies in the middle of the fine one; what is left over at the edges, less than one coarse pixel in all, is
/// not used. So a picture turned by 90° gives the turned means.
package struct AreaStream {
    package let columns: Int
    package let rows: Int
    private let width: Int
    private let scale: Double
    private let top: Double
    private let across: FractionalSpans
    /// Sums of one coarse row on the fine columns: the channels, then the weights.
    private var lines: [[Float]]
    private var planes: [[Float]]
    private var product: [Float]
    private var y = 0
    private var row = 0

    /// - Parameter scale: fine pixels along one coarse pixel, 1 or more.
    package init(width: Int, height: Int, scale: Double, channels: Int) {
        precondition(scale >= 1, "coarser, not finer")
        (self.width, self.scale) = (width, scale)
        columns = AreaStream.count(width, scale)
        rows = AreaStream.count(height, scale)
        top = (Double(height) - Double(rows) * scale) / 2
        across = FractionalSpans(width: width, columns: columns, scale: scale)
        // The kernel reads three values past the last one a coarse pixel covers.
        lines = Array(repeating: [Float](repeating: 0, count: width + 3), count: channels + 1)
        product = [Float](repeating: 0, count: width)
        let count = columns * rows
        planes = (0...channels).map { _ in LargePages.floats(count: count) }
    }

    /// Whole coarse pixels along a length; a length that is a multiple but for rounding counts as one.
    package static func count(_ length: Int, _ scale: Double) -> Int { max(0, Int(Double(length) / scale + 1e-9)) }

    /// The next row from above.
    package mutating func add(_ channels: [UnsafePointer<Float>], weights: UnsafePointer<Float>) {
        precondition(channels.count == lines.count - 1, "one row for each channel")
        defer { y += 1 }
        let end = Double(y + 1)
        while row < rows {
            let (start, stop) = (top + Double(row) * scale, top + Double(row + 1) * scale)
            let share = min(end, stop) - max(Double(y), start)
            if share > 1e-9 { accumulate(channels, weights, Float(share)) }
            guard stop <= end + 1e-9 else { return }
            flush()
            row += 1
        }
    }

    private mutating func accumulate(
        _ channels: [UnsafePointer<Float>], _ weights: UnsafePointer<Float>, _ share: Float
    ) {
        let kernels = KernelChoice.current
        let isWhole = kernels.tiles(weights, unlike: 1, count: width, tile: width) == 0
        let last = lines.count - 1
        for (index, channel) in channels.enumerated() {
            if isWhole {
                kernels.accumulate(channel, weight: share, count: width, into: &lines[index])
            } else {
                kernels.multiply(channel, weights, count: width, into: &product)
                kernels.accumulate(product, weight: share, count: width, into: &lines[index])
            }
        }
        kernels.accumulate(weights, weight: share, count: width, into: &lines[last])
    }

    private mutating func flush() {
        let (at, columns) = (row * columns, columns)
        for index in lines.indices {
            planes[index].withUnsafeMutableBufferPointer { plane in
                guard let target = plane.baseAddress.map({ $0 + at }) else { return }
                KernelChoice.current.areaRow(
                    lines[index], starts: across.starts, ends: across.ends, first: across.first, last: across.last,
                    count: columns, into: target)
            }
            lines[index].withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        }
    }

    /// Means of each channel and the measured share of each coarse pixel, once every row was added.
    package mutating func finished() -> (channels: [Plane], weights: Plane) {
        var parts = planes
        planes = []
        var sums = parts.removeLast()
        let count = columns * rows
        let means = parts.indices.map { index -> Plane in
            var plane = parts[index]
            parts[index] = []
            plane.withUnsafeMutableBufferPointer { plane in
                guard let start = plane.baseAddress else { return }
                KernelChoice.current.divide(start, sums, floor: 1e-30, count: count, into: start)
            }
            return Plane(width: columns, height: rows, values: plane)
        }
        let whole = Float(1 / (scale * scale))
        sums.withUnsafeMutableBufferPointer { sums in
            // Rounding makes no pixel partial.
            for index in sums.indices { sums[index] = sums[index] * whole > 0.9999 ? 1 : sums[index] * whole }
        }
        return (means, Plane(width: columns, height: rows, values: sums))
    }
}

/// Which fine pixels each coarse one covers when the ratio is no whole number, and how much of the first and the last.
private struct FractionalSpans {
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []
    private(set) var first: [Float] = []
    private(set) var last: [Float] = []

    init(width: Int, columns: Int, scale: Double) {
        let left = (Double(width) - Double(columns) * scale) / 2
        for column in 0..<columns {
            let (from, to) = (left + Double(column) * scale, left + Double(column + 1) * scale)
            let start = min(width - 1, max(0, Int(from + 1e-9)))
            let end = min(width - 1, max(start, Int(to - 1e-9)))
            starts.append(Int32(start))
            ends.append(Int32(end))
            first.append(Float(min(Double(start + 1), to) - from))
            last.append(Float(to - Double(end)))
        }
    }
}
