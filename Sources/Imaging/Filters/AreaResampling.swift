import KernelAPI

extension MaskedPlane {
    /// Area means on a coarser grid: a target pixel is the mean of the measured area it covers, its weight the covered
    /// share. Border rule: the grids share their outer edges, so no border is needed.
    package func resampled(width: Int, height: Int) -> MaskedPlane {
        precondition((1...max(1, values.width)).contains(width), "coarser, not finer")
        precondition((1...max(1, values.height)).contains(height), "coarser, not finer")
        let (across, down) = (AreaSpans(values.width, width), AreaSpans(values.height, height))
        let area = Float(values.width) / Float(width) * (Float(values.height) / Float(height))
        var rows = AreaRows(self)
        var shares: [Float] = []
        let means = Plane(width: width, height: height) { means in
            shares = LargePages.array(count: width * height) { shares in
                for row in 0..<height {
                    rows.sum(down, row)
                    rows.reduce(across, into: means + row * width, shares + row * width)
                    for x in row * width..<(row + 1) * width {
                        means[x] = shares[x] > 0 ? means[x] / shares[x] : 0
                        shares[x] /= area
                    }
                }
            }
        }
        return MaskedPlane(values: means, weights: Plane(width: width, height: height, values: shares))
    }
}

/// Rows of a plane and of its weights, summed over the height of a coarse row.
private struct AreaRows {
    private let plane: MaskedPlane
    private let width: Int
    private var values: [Float]
    private var weights: [Float]
    private var product: [Float]
    /// Past the end of a row the kernel reads so much.
    private static let slack = 3

    init(_ plane: MaskedPlane) {
        (self.plane, width) = (plane, plane.values.width)
        values = [Float](repeating: 0, count: width + AreaRows.slack)
        (weights, product) = (values, values)
    }

    mutating func sum(_ spans: AreaSpans, _ row: Int) {
        let (kernels, width) = (KernelChoice.current, width)
        for column in 0..<width { (values[column], weights[column]) = (0, 0) }
        for y in Int(spans.starts[row])...Int(spans.ends[row]) {
            let share = spans.weight(of: y, in: row)
            plane.values.values.withUnsafeBufferPointer { source in
                plane.weights.values.withUnsafeBufferPointer { mask in
                    guard let source = source.baseAddress, let mask = mask.baseAddress else { return }
                    let at = y * width
                    kernels.multiply(source + at, mask + at, count: width, into: &product)
                    kernels.accumulate(product, weight: share, count: width, into: &values)
                    kernels.accumulate(mask + at, weight: share, count: width, into: &weights)
                }
            }
        }
    }

    func reduce(
        _ spans: AreaSpans, into means: UnsafeMutablePointer<Float>, _ shares: UnsafeMutablePointer<Float>
    ) {
        for (row, target) in [(values, means), (weights, shares)] {
            KernelChoice.current.areaRow(
                row, starts: spans.starts, ends: spans.ends, first: spans.first, last: spans.last,
                count: spans.starts.count, into: target)
        }
    }
}

/// Which fine pixels each coarse one covers, and how much of the first and the last.
private struct AreaSpans {
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []
    private(set) var first: [Float] = []
    private(set) var last: [Float] = []

    init(_ fine: Int, _ coarse: Int) {
        for index in 0..<coarse {
            // Edges as whole multiples of 1/coarse, so that nothing is lost to rounding.
            let (left, right) = (index * fine, (index + 1) * fine)
            let (start, end) = (left / coarse, (right - 1) / coarse)
            starts.append(Int32(start))
            ends.append(Int32(end))
            let head = min((start + 1) * coarse, right) - left
            first.append(Float(head) / Float(coarse))
            last.append(Float(right - end * coarse) / Float(coarse))
        }
    }

    func weight(of fine: Int, in coarse: Int) -> Float {
        if fine == Int(starts[coarse]) { return first[coarse] }
        return fine == Int(ends[coarse]) ? last[coarse] : 1
    }
}
