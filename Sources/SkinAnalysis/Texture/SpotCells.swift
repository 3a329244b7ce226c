import Imaging
import PortableMath
import StudyRecords

/// Spots of a region by cells: number, area [mm²] and depth times area.
struct SpotCells: Sendable {
    let spots: [SkinSpot]
    let grid: CellGrid
    let pitch: Double

    static let number = 0
    static let area = 1
    static let volume = 2

    /// - Parameter weights: measured share of each pixel of the grid the spots were found on.
    init(_ spots: [SkinSpot], weights: Plane, pitch: Double) {
        (self.spots, self.pitch) = (spots, pitch)
        var grid = CellGrid.measured(weights, channels: 3)
        for spot in spots {
            let cell = grid.cell(x: spot.x, y: spot.y)
            let area = PortableMath.pi / 4 * spot.diameterMM * spot.diameterMM
            grid.add(1, channel: SpotCells.number, in: cell)
            grid.add(area, channel: SpotCells.area, in: cell)
            grid.add(area * spot.depth, channel: SpotCells.volume, in: cell)
        }
        self.grid = grid
    }

    /// Spots per cm², from the mean number per pixel.
    var density: BlockEstimate { grid.estimate { $0[SpotCells.number] * 100 / (pitch * pitch) } }
    /// Share of the skin under spots, percent.
    var areaShare: BlockEstimate { grid.estimate { min(100, 100 * $0[SpotCells.area] / (pitch * pitch)) } }

    /// Median diameter, mm; its standard error is that of a median of independent spots, 1.2533·IQR/1.349/√n.
    var medianDiameter: BlockEstimate {
        let diameters = spots.map { Float($0.diameterMM) }
        guard let median = Quantiles.quantile(0.5, of: diameters), let low = Quantiles.quantile(0.25, of: diameters),
            let high = Quantiles.quantile(0.75, of: diameters)
        else { return BlockEstimate(flags: [.undefinedValue]) }
        let error = 1.2533 * (high - low) / 1.349 / Double(spots.count).squareRoot()
        return BlockEstimate(value: median, standardError: spots.count < 9 ? nil : error)
    }
}

extension CellGrid {
    /// A grid over a patch whose counts are its well-measured pixels.
    static func measured(_ weights: Plane, channels: Int) -> CellGrid {
        var grid = CellGrid(width: weights.width, height: weights.height, channels: channels)
        let ones = [Float](repeating: 1, count: weights.width)
        var row = ones
        for y in 0..<weights.height {
            weights.copyRow(y, into: &row)
            for x in row.indices where row[x] < SkinPatch.leastShare { row[x] = 0 }
            grid.count(row, ones: ones, row: y)
        }
        return grid
    }
}
