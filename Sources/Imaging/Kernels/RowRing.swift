/// The last rows of a stream, each addressed by its number in the stream; the oldest gives way to the newest.
///
/// Every row is `rest` outside one range of columns, so that empty and fully measured stretches cost nothing to filter.
final class RowRing {
    let width: Int
    private let capacity: Int
    private let rest: Float
    private let storage: UnsafeMutablePointer<Float>
    private var ranges: [Range<Int>]

    init(width: Int, capacity: Int, rest: Float) {
        (self.width, self.capacity, self.rest) = (width, max(1, capacity), rest)
        storage = .allocate(capacity: width * self.capacity)
        LargePages.advise(storage, bytes: 4 * width * self.capacity)
        storage.initialize(repeating: rest, count: width * self.capacity)
        ranges = Array(repeating: 0..<0, count: self.capacity)
    }

    deinit { storage.deallocate() }

    @inline(__always)
    func row(_ number: Int) -> UnsafeMutablePointer<Float> { storage + slot(number) * width }

    /// Columns of a row that are not `rest`.
    func range(_ number: Int) -> Range<Int> { ranges[slot(number)] }

    /// Makes room for a new row whose columns of `range` the caller fills.
    func open(_ number: Int, _ range: Range<Int>) -> UnsafeMutablePointer<Float> {
        let old = ranges[slot(number)]
        let row = row(number)
        if range.isEmpty || old.lowerBound < range.lowerBound || old.upperBound > range.upperBound {
            for x in old { row[x] = rest }
        }
        ranges[slot(number)] = range
        return row
    }

    /// Narrows the range of a row whose other columns already hold `rest`.
    func declare(_ number: Int, _ range: Range<Int>) { ranges[slot(number)] = range }

    /// Smallest range that holds those of the rows from `first` to `last`.
    func union(_ first: Int, _ last: Int) -> Range<Int> {
        var (low, high) = (width, 0)
        for number in first...last where !range(number).isEmpty {
            low = min(low, range(number).lowerBound)
            high = max(high, range(number).upperBound)
        }
        return low < high ? low..<high : 0..<0
    }

    private func slot(_ number: Int) -> Int { number % capacity }
}
