/// Normal noise from a table, so that a photo costs no random numbers of its own: each row of each channel begins somewhere
/// else in it.
struct CameraNoise: Sendable {
    private static let count = 1 << 16
    private static let table: [Float] = {
        var random = PhantomRandom(seed: 0, "camera noise")
        return (0..<count).map { _ in Float(random.normal()) }
    }()

    private var random: PhantomRandom

    init(seed: UInt64) { random = PhantomRandom(seed: seed, "noise of a photo") }

    /// Standard normal numbers of the next row.
    mutating func row(_ width: Int) -> ArraySlice<Float> {
        let start = Int(random.next() % UInt64(CameraNoise.count - min(width, CameraNoise.count - 1)))
        return CameraNoise.table[start..<start + min(width, CameraNoise.count - 1)]
    }
}
