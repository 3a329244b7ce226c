import KernelAPI

/// Normalized convolution with several Gaussians at once, row by row: blur(w·v)/blur(w) under a mask, without any plane.
///
/// Border rule: mirrored without repeating the edge pixel (reflect-101). Where the mask is empty a value means nothing.
package final class GaussianStream {
    package let width: Int
    private let margin: Int
    private let tile: Int
    package let kernels: [GaussianKernel]
    private let values: GaussianCascade
    private let weights: GaussianCascade
    private let mirrors: [Int]
    /// Where the rows of a `Row` are: one of each kernel, three of values, three of weights.
    private let pointers: UnsafeMutablePointer<UnsafePointer<Float>>

    /// Rows of the smoothed images, ready to read over the width of the image.
    package struct Row {
        package let y: Int
        package let weights: UnsafePointer<Float>
        /// One row for each kernel, in their order.
        package let smoothed: UnsafePointer<UnsafePointer<Float>>
        /// Weighted values and weights of the rows above, here and below, while they are inside the image.
        package let neighborhood:
            (values: UnsafePointer<UnsafePointer<Float>>, weights: UnsafePointer<UnsafePointer<Float>>)
    }

    package typealias Fill = (
        _ y: Int, _ isRepeat: Bool, _ values: UnsafeMutablePointer<Float>, _ weights: UnsafeMutablePointer<Float>
    ) -> Void

    package init(width: Int, kernels: [GaussianKernel]) {
        (self.width, self.kernels) = (width, kernels)
        let plans = kernels.map { GaussianPlan($0) }
        let grain = 1 << (plans.map(\.level).max() ?? 0)
        let reach = max(2, plans.map(\.reach).max() ?? 0)
        let border = (reach + 2 * grain - 1) / grain * grain
        margin = border
        // Wide enough for the coarsest grid to have its last column.
        let extended = (width + 2 * border + 2 * grain - 1) / grain * grain
        // At most 64 tiles, each whole on every grid.
        let least = max(64, (extended + TileSet.most - 1) / TileSet.most)
        tile = (least + grain - 1) / grain * grain
        values = GaussianCascade(width: extended, tile: tile, plans: plans, rest: 0, lag: border)
        weights = GaussianCascade(width: extended, tile: tile, plans: plans, rest: 1, lag: border)
        mirrors = (-border..<extended - border).map { mirrored($0, width) }
        pointers = .allocate(capacity: kernels.count + 6)
        pointers.initialize(repeating: values.source(0), count: kernels.count + 6)
    }

    deinit { pointers.deallocate() }

    /// Runs over the image. `fill` writes a row of values and of weights (0…1); it is asked again for rows that are
    /// mirrored at the border, marked by `isRepeat`. `emit` receives the smoothed rows from top to bottom.
    package func run(
        height: Int, fill: Fill, emit: (Row) -> Void
    ) {
        guard width > 0, height > 0 else { return }
        for number in 0..<height + 2 * margin {
            let y = number - margin
            push(number, mirrored(y, height), isRepeat: y < 0 || y >= height, fill)
            if number >= 2 * margin { emit(row(number - margin)) }
        }
    }

    /// Runs over all rows of a plane.
    package func run(over plane: MaskedPlane, emit: (Row) -> Void) {
        run(
            height: plane.values.height,
            fill: { y, _, values, weights in
                plane.values.copyRow(y, into: values)
                plane.weights.copyRow(y, into: weights)
            }, emit: emit)
    }

    private func push(
        _ number: Int, _ y: Int, isRepeat: Bool,
        _ fill: Fill
    ) {
        let valueRow = values.open(number)
        let weightRow = weights.open(number)
        fill(y, isRepeat, valueRow + margin, weightRow + margin)
        KernelChoice.current.multiply(valueRow + margin, weightRow + margin, count: width, into: valueRow + margin)
        for columns in [0..<margin, margin + width..<mirrors.count] {
            for x in columns {
                valueRow[x] = valueRow[margin + mirrors[x]]
                weightRow[x] = weightRow[margin + mirrors[x]]
            }
        }
        narrow(number, valueRow, weightRow)
        values.advance(number)
        weights.advance(number)
    }

    /// Notes which tiles differ from the rest value, so that filters skip all others.
    private func narrow(
        _ number: Int, _ valueRow: UnsafeMutablePointer<Float>, _ weightRow: UnsafeMutablePointer<Float>
    ) {
        let count = mirrors.count
        let kernels = KernelChoice.current
        values.declare(number, TileSet(bits: kernels.tiles(weightRow, unlike: 0, count: count, tile: tile)))
        weights.declare(number, TileSet(bits: kernels.tiles(weightRow, unlike: 1, count: count, tile: tile)))
    }

    private func row(_ number: Int) -> Row {
        for index in kernels.indices {
            let numerator = values.row(index, number)
            let share = weights.row(index, number)
            // Below this share of the kernel there is nothing to average; such pixels carry no weight.
            share.tiles.eachRun(tile: tile, within: 0..<mirrors.count) { columns in
                let at = columns.lowerBound
                KernelChoice.current.divide(
                    numerator.values + at, share.values + at, floor: 1e-6, count: columns.count,
                    into: numerator.values + at)
            }
            pointers[index] = UnsafePointer(numerator.values + margin)
        }
        let around = pointers + kernels.count
        for step in 0..<3 {
            around[step] = values.source(number - 1 + step) + margin
            around[3 + step] = weights.source(number - 1 + step) + margin
        }
        return Row(
            y: number - margin, weights: around[4], smoothed: UnsafePointer(pointers),
            neighborhood: (UnsafePointer(around), UnsafePointer(around + 3)))
    }
}
