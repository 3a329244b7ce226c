/// How intensities become gray levels ([ibsi-1], section 2.7).
///
/// - Fixed bin number (K15C): x = ⌊Ng·(X - Xmin)/(Xmax - Xmin)⌋ + 1, and Ng for X = Xmax; Xmin and Xmax are those of the region.
/// - Fixed bin size (Q3RU): x = ⌊(X - lowest)/width⌋ + 1, bounded to 1…levels; `lowest` is the same for every image.
package enum Discretization: Sendable, Hashable {
    case fixedBinNumber(Int)
    case fixedBinSize(width: Double, lowest: Double, levels: Int)

    package var levelCount: Int {
        switch self {
        case .fixedBinNumber(let count): count
        case .fixedBinSize(_, _, let levels): levels
        }
    }

    /// As settings are printed beside values.
    package var name: String {
        switch self {
        case .fixedBinNumber: "fixed-bin-number"
        case .fixedBinSize: "fixed-bin-size"
        }
    }

    package var ibsiID: String {
        switch self {
        case .fixedBinNumber: "K15C"
        case .fixedBinSize: "Q3RU"
        }
    }
}

extension IntensityVolume {
    /// Gray levels of the region, and the share of it that had to be bounded to the first or last level, percent.
    package func discretized(_ method: Discretization) -> (volume: LevelVolume, clippedPercent: Double) {
        let scale = LevelScale(method, of: self)
        var levels = [UInt8](repeating: 0, count: values.count)
        var clipped = 0
        levels.withUnsafeMutableBufferPointer { levels in
            for index in values.indices where mask[index] != 0 {
                let position = scale.position(values[index])
                clipped &+= scale.isClipped(position) ? 1 : 0
                levels[index] = scale.level(position)
            }
        }
        let volume = LevelVolume(
            width: width, height: height, depth: depth, levelCount: method.levelCount, levels: levels)
        return (volume, count == 0 ? 0 : 100 * Double(clipped) / Double(count))
    }
}

/// One discretization with its numbers ready.
private struct LevelScale {
    private let lowest: Double
    private let width: Double
    private let count: Double
    private let isBounding: Bool

    init(_ method: Discretization, of volume: IntensityVolume) {
        count = Double(method.levelCount)
        switch method {
        case .fixedBinNumber:
            let range = volume.range
            lowest = Double(range.lowerBound)
            width = (Double(range.upperBound) - lowest) / count
            isBounding = false
        case .fixedBinSize(let size, let least, _):
            (lowest, width, isBounding) = (least, size, true)
        }
    }

    /// Bins from the lower bound of the first; a region of one intensity is all in the first.
    @inline(__always)
    func position(_ value: Float) -> Double { width > 0 ? (Double(value) - lowest) / width : 0 }

    @inline(__always)
    func isClipped(_ position: Double) -> Bool { isBounding && (position < 0 || position >= count) }

    @inline(__always)
    func level(_ position: Double) -> UInt8 {
        UInt8(Int(position < 0 ? 0 : position >= count ? count - 1 : position) + 1)
    }
}
