import KernelAPI

/// Area decimation of a stream of rows: sums over factor × factor blocks of weighted values and of weights.
///
/// Border rule: the last block of a row or column may be narrower; its weight is still its share of a whole block.
package struct BlockSums {
    private let width: Int
    private let factor: Int
    private let columns: Int
    private var values: [Float]
    private var weights: [Float]
    private var valueRow: [Float]
    private var weightRow: [Float]
    private var pending = 0
    private var row = 0

    package init(width: Int, height: Int, factor: Int) {
        (self.width, self.factor) = (width, factor)
        columns = (width + factor - 1) / factor
        let count = columns * ((height + factor - 1) / factor)
        values = LargePages.floats(count: count)
        weights = LargePages.floats(count: count)
        valueRow = [Float](repeating: 0, count: width)
        weightRow = valueRow
    }

    /// The next row from above: values already multiplied by their weights.
    package mutating func add(weighted: UnsafePointer<Float>, weights: UnsafePointer<Float>) {
        KernelChoice.current.accumulate(weighted, count: width, into: &valueRow)
        KernelChoice.current.accumulate(weights, count: width, into: &weightRow)
        pending += 1
        if pending == factor { flush() }
    }

    /// Means of the blocks and their measured shares, once every row was added.
    package mutating func finished() -> MaskedPlane {
        if pending > 0 { flush() }
        let rows = values.count / max(1, columns)
        let area = Float(factor * factor)
        let count = values.count
        // In place through one pointer: handing the array over twice would copy it.
        values.withUnsafeMutableBufferPointer { values in
            guard let start = values.baseAddress else { return }
            KernelChoice.current.divide(start, weights, floor: 1e-30, count: count, into: start)
        }
        let scale = [Float](repeating: 1 / area, count: columns)
        weights.withUnsafeMutableBufferPointer { weights in
            guard let start = weights.baseAddress else { return }
            for row in 0..<rows {
                let line = start + row * columns
                KernelChoice.current.multiply(line, scale, count: columns, into: line)
            }
        }
        return MaskedPlane(
            values: Plane(width: columns, height: rows, values: values),
            weights: Plane(width: columns, height: rows, values: weights))
    }

    private mutating func flush() {
        let place = row * columns
        BlockSums.reduce(&valueRow, factor, columns, into: &values, at: place)
        BlockSums.reduce(&weightRow, factor, columns, into: &weights, at: place)
        row += 1
        pending = 0
    }

    /// Static, because a method would hold a copy of the arrays it changes.
    private static func reduce(
        _ source: inout [Float], _ factor: Int, _ columns: Int, into target: inout [Float], at place: Int
    ) {
        let width = source.count
        source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                let whole = width / factor
                if let from = source.baseAddress, let to = target.baseAddress {
                    KernelChoice.current.blockSums(from, factor: factor, count: whole, into: to + place)
                }
                for column in whole..<columns {
                    var sum: Float = 0
                    for x in column * factor..<width { sum += source[x] }
                    target[place + column] = sum
                }
                source.update(repeating: 0)
            }
        }
    }
}
