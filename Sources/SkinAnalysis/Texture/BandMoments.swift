import Imaging

/// Sums of z, z² and |z| of a band over the cells of a region.
enum BandMoments {
    static let mean = 0
    static let square = 1
    static let magnitude = 2

    /// Coarse pixels at least half covered count, each with its covered share.
    static func grid(of band: MaskedPlane) -> CellGrid {
        let (width, height) = (band.values.width, band.values.height)
        var grid = CellGrid(width: width, height: height, channels: 3)
        for y in 0..<height {
            for x in 0..<width where band.weights[x, y] >= 0.5 {
                let cell = grid.cell(x: x, y: y)
                let weight = Double(band.weights[x, y])
                let z = Double(band.values[x, y])
                grid.count(weight, in: cell)
                grid.add(weight * z, channel: mean, in: cell)
                grid.add(weight * z * z, channel: square, in: cell)
                grid.add(weight * abs(z), channel: magnitude, in: cell)
            }
        }
        return grid
    }
}
