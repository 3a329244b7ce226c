/// Taps of a one-dimensional filter that is even or odd about its center: the center and one side.
package struct FilterTaps: Sendable, Hashable {
    let taps: [Float]
    let isOdd: Bool

    var radius: Int { taps.count - 1 }
    /// 1 for even, -1 for odd filters: what turning the filter round does to its response.
    var sign: Float { isOdd ? -1 : 1 }
    var isZero: Bool { taps.allSatisfy { $0 == 0 } }

    init(_ taps: [Double], isOdd: Bool = false) {
        self.taps = taps.map { Float($0) }
        self.isOdd = isOdd
    }

    /// `value(k)` at the distances 0…radius.
    init(radius: Int, isOdd: Bool = false, _ value: (Double) -> Double) {
        self.init((0...radius).map { value(Double($0)) }, isOdd: isOdd)
    }
}

/// What lies beyond the border of an image.
package enum BorderRule: Sendable, Hashable {
    case zero
    /// Mirrored at the border itself: the edge pixel is repeated.
    case mirror

    /// The pixel that stands at `index`; nil for zero.
    func index(_ index: Int, count: Int) -> Int? {
        if (0..<count).contains(index) { return index }
        guard self == .mirror else { return nil }
        let folded = ((index % (2 * count)) + 2 * count) % (2 * count)
        return folded < count ? folded : 2 * count - 1 - folded
    }
}
