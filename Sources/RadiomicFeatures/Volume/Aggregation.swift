/// Which pixels a texture matrix sees and how matrices or values of slices and directions become one value
/// ([ibsi-1], sections 3.6 to 3.11).
package enum Aggregation: String, Sendable, Hashable, CaseIterable {
    /// A value for every slice and direction, then their mean.
    case slicesAndDirections = "2D-averaged"
    /// The directions of a slice merged, then the mean of slices. A photo has one slice.
    case slices = "2D-merged"
    /// The slices of a direction merged, then the mean of directions.
    case directions = "2.5D-direction-merged"
    /// One matrix of all slices and directions.
    case none = "2.5D-merged"
    /// Neighbors in the volume; a value for each of 13 directions, then their mean.
    case volumeDirections = "3D-averaged"
    case volume = "3D-merged"

    package var isVolumetric: Bool { self == .volumeDirections || self == .volume }

    /// The IBSI identifier for families with directions (GLCM, GLRLM), and for those without.
    package func ibsiID(hasDirections: Bool) -> String {
        switch self {
        case .slicesAndDirections: hasDirections ? "BTW3" : "8QNN"
        case .slices: hasDirections ? "SUJT" : "8QNN"
        case .directions: hasDirections ? "JJUI" : "62GR"
        case .none: hasDirections ? "ZW7Z" : "62GR"
        case .volumeDirections: hasDirections ? "ITBB" : "KOBO"
        case .volume: hasDirections ? "IAZD" : "KOBO"
        }
    }
}

/// A step from a pixel to its neighbor.
package struct PixelOffset: Sendable, Hashable {
    package let dx: Int
    package let dy: Int
    package let dz: Int

    package init(dx: Int, dy: Int, dz: Int = 0) { (self.dx, self.dy, self.dz) = (dx, dy, dz) }

    /// One of each pair of opposite steps at Chebyshev distance 1: 4 in the plane, 13 in the volume. Each points to a
    /// pixel that comes later, but for (1, -1), which is written as (-1, 1).
    package static let inPlane = [(1, 0), (1, 1), (0, 1), (-1, 1)].map { PixelOffset(dx: $0.0, dy: $0.1) }
    package static let inVolume =
        inPlane
        + [-1, 0, 1].flatMap { dy in [-1, 0, 1].map { dx in PixelOffset(dx: dx, dy: dy, dz: 1) } }

    package static func * (offset: PixelOffset, factor: Int) -> PixelOffset {
        PixelOffset(dx: offset.dx * factor, dy: offset.dy * factor, dz: offset.dz * factor)
    }
}

/// A texture matrix that adds up over slices and directions.
protocol MergingMatrix {
    mutating func merge(_ other: Self)
    /// Nothing was counted: it has no features.
    var isEmpty: Bool { get }
}

extension Aggregation {
    /// The matrices whose values are averaged. `make` counts one direction (or all, where the family has none) in some
    /// slices.
    func matrices<Matrix: MergingMatrix>(
        depth: Int, directions: [PixelOffset], make: (_ slices: Range<Int>, _ direction: PixelOffset) -> Matrix
    ) -> [Matrix] {
        let all = 0..<depth
        let groups: [[(Range<Int>, PixelOffset)]] =
            switch self {
            case .slicesAndDirections: all.flatMap { z in directions.map { [(z..<z + 1, $0)] } }
            case .slices: all.map { z in directions.map { (z..<z + 1, $0) } }
            case .directions, .volumeDirections: directions.map { [(all, $0)] }
            case .none, .volume: [directions.map { (all, $0) }]
            }
        return groups.compactMap { group in
            var merged: Matrix?
            for (slices, direction) in group {
                let matrix = make(slices, direction)
                if merged == nil { merged = matrix } else { merged?.merge(matrix) }
            }
            return merged.flatMap { $0.isEmpty ? nil : $0 }
        }
    }
}
