import KernelAPI

extension BytePlane {
    /// Mean and population standard deviation of the measured pixels within a square of side 2·radius + 1, by sums of
    /// whole numbers. Border rule: the square is cut at the image border. Where nothing is measured both are 0.
    package func boxStatistics(radius: Int, mask: PixelMask) -> (mean: Plane, deviation: Plane) {
        precondition(mask.width == width && mask.height == height, "a mask of this plane")
        precondition(radius >= 0 && radius <= 90, "sums of squares must fit 32 bits")
        var mean = Plane(width: width, height: height, values: LargePages.floats(count: width * height))
        var deviation = Plane(width: width, height: height, values: LargePages.floats(count: width * height))
        var columns = ColumnSums(width: width)
        for y in 0..<min(radius, height) { columns.add(self, mask, y, sign: 1) }
        for y in 0..<height {
            if y + radius < height { columns.add(self, mask, y + radius, sign: 1) }
            if y - radius > 0 { columns.add(self, mask, y - radius - 1, sign: -1) }
            mean.values.withUnsafeMutableBufferPointer { mean in
                deviation.values.withUnsafeMutableBufferPointer { deviation in
                    guard let first = mean.baseAddress, let second = deviation.baseAddress else { return }
                    columns.write(radius: radius, mean: first + y * width, deviation: second + y * width)
                }
            }
        }
        return (mean, deviation)
    }
}

/// Sums over the rows of the window, for each column.
private struct ColumnSums {
    private let width: Int
    private var counts: [Int32]
    private var sums: [Int32]
    private var squares: [Int32]
    private var wide: [[Int32]]

    init(width: Int) {
        self.width = width
        counts = [Int32](repeating: 0, count: width)
        (sums, squares) = (counts, counts)
        wide = [counts, counts, counts]
    }

    mutating func add(_ plane: BytePlane, _ mask: PixelMask, _ y: Int, sign: Int32) {
        plane.bytes.withUnsafeBufferPointer { values in
            mask.bytes.withUnsafeBufferPointer { mask in
                guard let value = values.baseAddress, let weight = mask.baseAddress else { return }
                KernelChoice.current.addColumns(
                    value + y * width, mask: weight + y * width, sign: sign, count: width, counts: &counts,
                    sums: &sums, squares: &squares)
            }
        }
    }

    mutating func write(radius: Int, mean: UnsafeMutablePointer<Float>, deviation: UnsafeMutablePointer<Float>) {
        KernelChoice.current.slide(counts, count: width, radius: radius, into: &wide[0])
        KernelChoice.current.slide(sums, count: width, radius: radius, into: &wide[1])
        KernelChoice.current.slide(squares, count: width, radius: radius, into: &wide[2])
        KernelChoice.current.meanAndDeviation(
            counts: wide[0], sums: wide[1], squares: wide[2], count: width, mean: mean, deviation: deviation)
    }
}
