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
    init(width: Int, plans: [GaussianPlan], rest: Float, lag: Int) {
        self.plans = plans
        let top = plans.map(\.level).max() ?? 0
        let radius = plans.map(\.radius).max() ?? 0
        levels = (0...top).map { level in
            RowRing(
                width: width >> level, capacity: level == 0 ? lag + radius + 4 : 2 * radius + 8, rest: rest)
        }
        smoothed = plans.map { plan in
            (0...plan.level).map { level in
                RowRing(
                    width: level == 0 ? 1 : width >> level, capacity: level == 0 ? 1 : (lag >> level) + 8, rest: rest)
            }
        }
        between = (0...top).map { RowRing(width: width >> $0, capacity: 1, rest: rest) }
        outputs = plans.map { _ in RowRing(width: width, capacity: 1, rest: rest) }
        rowPointers = .allocate(capacity: 2 * max(radius, 3) + 1)
        rowPointers.initialize(repeating: UnsafePointer(levels[0].row(0)), count: 2 * max(radius, 3) + 1)
    }

    deinit { rowPointers.deallocate() }

    /// Makes room for row `number` of the stream; columns outside `range` are the rest value.
    func open(_ number: Int, _ range: Range<Int>) -> UnsafeMutablePointer<Float> { levels[0].open(number, range) }

    /// Says of a row just filled which columns are not the rest value.
    func declare(_ number: Int, _ range: Range<Int>) { levels[0].declare(number, range) }

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

    /// Row `number` through plan `index`, and the columns that are not the rest value.
    func row(_ index: Int, _ number: Int) -> (values: UnsafeMutablePointer<Float>, range: Range<Int>) {
        let output = outputs[index]
        if plans[index].level == 0 {
            convolve(levels[0], number, plans[index], through: between[0], into: output, 0)
        } else {
            double(smoothed[index][1], number, through: between[1], into: output, 0)
        }
        return (output.row(0), output.range(0))
    }

    private func halve(_ level: Int, _ number: Int) {
        let middle = vertical(
            levels[level], 2 * number, GaussianCascade.binomial, radius: 3, into: between[level])
        let target = levels[level + 1]
        let first = max(2, (middle.lowerBound - 2) / 2)
        let last = min((levels[level].width - 4) / 2, (middle.upperBound + 2) / 2)
        guard !middle.isEmpty, first <= last else { return _ = target.open(number, 0..<0) }
        let row = target.open(number, first..<last + 1)
        KernelChoice.current.halve(
            between[level].row(0) + 2 * first, count: last + 1 - first, into: row + first)
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
        let range = vertical(source, number, plan.taps, radius: plan.radius, into: middle)
        let first = max(plan.radius, range.lowerBound - plan.radius)
        let end = min(source.width - plan.radius, range.upperBound + plan.radius)
        guard !range.isEmpty, first < end else { return _ = target.open(slot, 0..<0) }
        let row = target.open(slot, first..<end)
        KernelChoice.current.convolve(
            middle.row(0) + first, count: end - first, taps: plan.taps, radius: plan.radius, into: row + first)
    }

    private func vertical(
        _ source: RowRing, _ number: Int, _ taps: [Float], radius: Int, into middle: RowRing
    ) -> Range<Int> {
        let range = source.union(number - radius, number + radius)
        let row = middle.open(0, range)
        guard !range.isEmpty else { return range }
        for k in -radius...radius { rowPointers[k + radius] = UnsafePointer(source.row(number + k)) }
        KernelChoice.current.convolve(
            rows: rowPointers, offset: range.lowerBound, count: range.count, taps: taps, radius: radius,
            into: row + range.lowerBound)
        return range
    }

    /// Row `number` of the grid twice as fine as `source`.
    private func double(
        _ source: RowRing, _ number: Int, through middle: RowRing, into target: RowRing, _ slot: Int
    ) {
        let center = number / 2
        let range = source.union(center - 1, center + 1)
        let first = max(1, range.lowerBound - 1)
        let end = min(source.width - 1, range.upperBound + 1)
        guard !range.isEmpty, first < end else { return _ = target.open(slot, 0..<0) }
        let row = middle.open(0, range)
        let at = range.lowerBound
        if number % 2 == 0 {
            KernelChoice.current.blend(
                source.row(center - 1) + at, source.row(center) + at, source.row(center + 1) + at, count: range.count,
                into: row + at)
        } else {
            KernelChoice.current.blend(
                source.row(center) + at, source.row(center + 1) + at, count: range.count, into: row + at)
        }
        let output = target.open(slot, 2 * first..<2 * end)
        KernelChoice.current.double(middle.row(0) + first, count: end - first, into: output + 2 * first)
    }
}
