import KernelAPI

extension MaskedPlane {
    /// Area means on a coarser grid: a target pixel is the mean of the measured area it covers, its weight the covered
    /// share. Border rule: the grids share their outer edges, so no border is needed.
    package func resampled(width: Int, height: Int) -> MaskedPlane {
        precondition((1...max(1, values.width)).contains(width), "coarser, not finer")
        precondition((1...max(1, values.height)).contains(height), "coarser, not finer")
        var product = values
        let count = values.values.count
        KernelChoice.current.multiply(values.values, weights.values, count: count, into: &product.values)
        var means = product.areaSums(width: width, height: height)
        var shares = weights.areaSums(width: width, height: height)
        let area = Float(values.width) / Float(width) * (Float(values.height) / Float(height))
        for index in shares.values.indices where shares.values[index] > 0 {
            means.values[index] /= shares.values[index]
            shares.values[index] /= area
        }
        return MaskedPlane(values: means, weights: shares)
    }
}

extension Plane {
    /// Sums of value times covered area for each pixel of a coarser grid.
    fileprivate func areaSums(width columns: Int, height rows: Int) -> Plane {
        let (across, down) = (AreaSpans(width, columns), AreaSpans(height, rows))
        var result = Plane(width: columns, height: rows)
        var line = [Float](repeating: 0, count: width)
        for row in 0..<rows {
            line.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
            for y in Int(down.starts[row])...Int(down.ends[row]) {
                values.withUnsafeBufferPointer { values in
                    guard let start = values.baseAddress else { return }
                    KernelChoice.current.accumulate(
                        start + y * width, weight: down.weight(of: y, in: row), count: width, into: &line)
                }
            }
            result.values.withUnsafeMutableBufferPointer { target in
                guard let start = target.baseAddress else { return }
                KernelChoice.current.areaRow(
                    line, starts: across.starts, ends: across.ends, first: across.first, last: across.last,
                    count: columns, into: start + row * columns)
            }
        }
        return result
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
