import KernelAPI

/// Several Gaussians of one stream of rows, computed as the rows come.
///
/// Rows and columns are numbered from the start of an extended image: whoever pushes rows has mirrored enough of them
/// (`GaussianStream.margin`) around the image, so nothing here knows a border. Rows that are all `rest` (0 for weighted
/// values, 1 for weights) cost nothing.
final class GaussianCascade {
    private let plans: [GaussianPlan]
    /// `levels[l]`: the stream low-passed and halved l times.
    private let levels: [RowRing]
    /// `smoothed[k][l]`: plan k on the grid of level l, from its own level down to 1 (l = 0 is computed on demand).
    private let smoothed: [[RowRing]]
    /// A row between a vertical and a horizontal pass, by level.
    private let between: [RowRing]
    private let outputs: [RowRing]
    private let rowPointers: UnsafeMutablePointer<UnsafePointer<Float>>
    private static let binomial: [Float] = [20.0 / 64, 15.0 / 64, 6.0 / 64, 1.0 / 64]

    /// - Parameter lag: rows pushed beyond the newest one that is read.
    /// - Parameter tile: columns of a tile; a multiple of the coarsest grid's step.
    init(width: Int, tile: Int, plans: [GaussianPlan], rest: Float, lag: Int) {
        self.plans = plans
        let top = plans.map(\.level).max() ?? 0
        let radius = plans.map(\.radius).max() ?? 0
        levels = (0...top).map { level in
            RowRing(
                width: width >> level, tile: tile >> level, capacity: level == 0 ? lag + radius + 4 : 2 * radius + 8, rest: rest)
        }
        smoothed = plans.map { plan in
            (0...plan.level).map { level in
                RowRing(
                    width: level == 0 ? 1 : width >> level, tile: tile >> level,
                    capacity: level == 0 ? 1 : (lag >> level) + 8, rest: rest)
            }
        }
        between = (0...top).map { RowRing(width: width >> $0, tile: tile >> $0, capacity: 1, rest: rest) }
        outputs = plans.map { _ in RowRing(width: width, tile: tile, capacity: 1, rest: rest) }
        rowPointers = .allocate(capacity: 2 * max(radius, 3) + 1)
        rowPointers.initialize(repeating: UnsafePointer(levels[0].row(0)), count: 2 * max(radius, 3) + 1)
    }

    deinit { rowPointers.deallocate() }

    /// Where row `number` of the stream goes, all of it.
    func open(_ number: Int) -> UnsafeMutablePointer<Float> { levels[0].openWhole(number) }

    /// Says of a row just filled which tiles are not all the rest value.
    func declare(_ number: Int, _ tiles: TileSet) { levels[0].declare(number, tiles) }

    /// Row `number` is filled; computes all that waits for it.
    func advance(_ number: Int) {
        var (level, newest) = (0, number)
        while level + 1 < levels.count, newest % 2 == 1, newest >= 3 {
            newest = (newest - 3) / 2
            // Halved row j needs rows 2j - 3 … 2j + 3, so the first two cannot be had.
            guard newest >= 2 else { return }
            halve(level, newest)
            level += 1
            for (index, plan) in plans.enumerated() where plan.level == level { smooth(index, newest) }
        }
    }

    /// A row of the stream itself.
    func source(_ number: Int) -> UnsafePointer<Float> { UnsafePointer(levels[0].row(number)) }

    /// Row `number` through plan `index`, and the tiles that are not all the rest value.
    func row(_ index: Int, _ number: Int) -> (values: UnsafeMutablePointer<Float>, tiles: TileSet) {
        let output = outputs[index]
        if plans[index].level == 0 {
            convolve(levels[0], number, plans[index], through: between[0], into: output, 0)
        } else {
            double(smoothed[index][1], number, through: between[1], into: output, 0)
        }
        return (output.row(0), output.tiles(0))
    }

    private func halve(_ level: Int, _ number: Int) {
        let middle = vertical(levels[level], 2 * number, GaussianCascade.binomial, radius: 3, into: between[level])
        let target = levels[level + 1]
        let filled = middle.grown(by: 1)
        let (row, source) = (target.open(number, filled), between[level].row(0))
        let inside = 2..<(levels[level].width - 4) / 2 + 1
        filled.eachRun(tile: target.tile, within: inside) { columns in
            let first = columns.lowerBound
            KernelChoice.current.halve(source + 2 * first, count: columns.count, into: row + first)
        }
    }

    /// The newest row a plan can have now that its level has row `newest`, and the finer rows that follow from it.
    private func smooth(_ index: Int, _ newest: Int) {
        let plan = plans[index]
        let number = newest - plan.radius
        guard number >= plan.radius + 2 else { return }
        let ring = smoothed[index][plan.level]
        convolve(levels[plan.level], number, plan, through: between[plan.level], into: ring, number)
        refine(index, plan.level, number)
    }

    private func refine(_ index: Int, _ level: Int, _ number: Int) {
        guard level > 1, number >= 2 else { return }
        for fine in [2 * number - 2, 2 * number - 1] {
            double(
                smoothed[index][level], fine, through: between[level], into: smoothed[index][level - 1], fine)
            refine(index, level - 1, fine)
        }
    }

    private func convolve(
        _ source: RowRing, _ number: Int, _ plan: GaussianPlan, through middle: RowRing, into target: RowRing,
        _ slot: Int
    ) {
        let middleTiles = vertical(source, number, plan.taps, radius: plan.radius, into: middle)
        let filled = middleTiles.grown(by: (plan.radius + source.tile - 1) / source.tile)
        let (row, from) = (target.open(slot, filled), middle.row(0))
        filled.eachRun(tile: source.tile, within: plan.radius..<source.width - plan.radius) { columns in
            let first = columns.lowerBound
            KernelChoice.current.convolve(
                from + first, count: columns.count, taps: plan.taps, radius: plan.radius, into: row + first)
        }
    }

    private func vertical(
        _ source: RowRing, _ number: Int, _ taps: [Float], radius: Int, into middle: RowRing
    ) -> TileSet {
        let tiles = source.union(number - radius, number + radius)
        let row = middle.open(0, tiles)
        guard !tiles.isEmpty else { return tiles }
        for k in -radius...radius { rowPointers[k + radius] = UnsafePointer(source.row(number + k)) }
        tiles.eachRun(tile: source.tile, within: 0..<source.width) { columns in
            KernelChoice.current.convolve(
                rows: rowPointers, offset: columns.lowerBound, count: columns.count, taps: taps, radius: radius,
                into: row + columns.lowerBound)
        }
        return tiles
    }

    /// Row `number` of the grid twice as fine as `source`.
    private func double(
        _ source: RowRing, _ number: Int, through middle: RowRing, into target: RowRing, _ slot: Int
    ) {
        let center = number / 2
        let tiles = source.union(center - 1, center + 1)
        let row = middle.open(0, tiles)
        tiles.eachRun(tile: source.tile, within: 0..<source.width) { columns in
            blend(source, number, columns, into: row)
        }
        let filled = tiles.grown(by: 1)
        let (output, from) = (target.open(slot, filled), middle.row(0))
        filled.eachRun(tile: source.tile, within: 1..<source.width - 1) { columns in
            let first = columns.lowerBound
            KernelChoice.current.double(from + first, count: columns.count, into: output + 2 * first)
        }
    }

    private func blend(
        _ source: RowRing, _ number: Int, _ columns: Range<Int>, into row: UnsafeMutablePointer<Float>
    ) {
        let (center, at) = (number / 2, columns.lowerBound)
        if number % 2 == 0 {
            KernelChoice.current.blend(
                source.row(center - 1) + at, source.row(center) + at, source.row(center + 1) + at,
                count: columns.count, into: row + at)
        } else {
            KernelChoice.current.blend(
                source.row(center) + at, source.row(center + 1) + at, count: columns.count, into: row + at)
        }
    }
}
