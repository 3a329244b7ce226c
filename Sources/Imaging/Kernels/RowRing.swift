/// The last rows of a stream, each addressed by its number in the stream; the oldest gives way to the newest.
///
/// Every row is `rest` outside some tiles, so that empty and fully measured stretches cost nothing to filter.
final class RowRing {
    let width: Int
    /// Columns of a tile.
    let tile: Int
    private let capacity: Int
    private let rest: Float
    private let storage: UnsafeMutablePointer<Float>
    private var tiles: [TileSet]

    init(width: Int, tile: Int, capacity: Int, rest: Float) {
        precondition(tile > 0 && width <= tile * TileSet.most, "a row is at most 64 tiles wide")
        (self.width, self.tile, self.capacity, self.rest) = (width, tile, max(1, capacity), rest)
        storage = .allocate(capacity: width * self.capacity)
        LargePages.advise(storage, bytes: 4 * width * self.capacity)
        storage.initialize(repeating: rest, count: width * self.capacity)
        tiles = Array(repeating: TileSet(), count: self.capacity)
    }

    deinit { storage.deallocate() }

    @inline(__always)
    func row(_ number: Int) -> UnsafeMutablePointer<Float> { storage + slot(number) * width }

    /// Tiles of a row that are not all `rest`.
    func tiles(_ number: Int) -> TileSet { tiles[slot(number)] }

    /// Makes room for a new row whose columns of `filled` the caller fills.
    func open(_ number: Int, _ filled: TileSet) -> UnsafeMutablePointer<Float> {
        let row = row(number)
        tiles(number).subtracting(filled).eachRun(tile: tile, within: 0..<width) { columns in
            (row + columns.lowerBound).update(repeating: rest, count: columns.count)
        }
        tiles[slot(number)] = filled
        return row
    }

    /// Makes room for a new row that the caller fills whole, and then says which tiles it needed.
    func openWhole(_ number: Int) -> UnsafeMutablePointer<Float> { row(number) }

    /// Narrows a row whose other tiles already hold `rest`.
    func declare(_ number: Int, _ filled: TileSet) { tiles[slot(number)] = filled }

    /// Tiles of the rows from `first` to `last` together.
    func union(_ first: Int, _ last: Int) -> TileSet {
        (first...last).reduce(TileSet()) { $0.union(tiles($1)) }
    }

    private func slot(_ number: Int) -> Int { number % capacity }
}
