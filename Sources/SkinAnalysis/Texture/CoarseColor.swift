import Colorimetry
import Imaging

/// b* of a patch on blocks of about 0.5 mm: fine enough for crusts, coarse enough for the chroma a photo holds.
struct CoarseColor: Sendable {
    let bStar: MaskedPlane
    private static let blockMM = 0.5

    init(_ patch: SkinPatch) {
        let scale = max(1, CoarseColor.blockMM / patch.pitch)
        let (width, height) = (
            max(1, Int((Double(patch.width) / scale).rounded())), max(1, Int((Double(patch.height) / scale).rounded()))
        )
        let planes = [patch.densities.red, patch.densities.green, patch.densities.blue].map {
            MaskedPlane(values: $0, weights: patch.weights).resampled(width: width, height: height)
        }
        var values = Plane(width: width, height: height)
        for index in values.values.indices where planes[0].weights.values[index] > 0 {
            let light = planes.map { PigmentIndices.reflectance(Double($0.values.values[index])) }
            values.values[index] = Float(CIELAB(red: light[0], green: light[1], blue: light[2]).bStar)
        }
        bStar = MaskedPlane(values: values, weights: planes[0].weights)
    }

    /// Mean and standard deviation of the well-measured blocks; nil when there is none.
    var spread: (mean: Double, deviation: Double)? {
        var (weight, sum, square) = (0.0, 0.0, 0.0)
        for (value, share) in zip(bStar.values.values, bStar.weights.values) where share >= SkinPatch.leastShare {
            weight += Double(share)
            sum += Double(share * value)
            square += Double(share * value * value)
        }
        guard weight > 0 else { return nil }
        let mean = sum / weight
        return (mean, max(0, square / weight - mean * mean).squareRoot())
    }

    /// Cells of the share above a limit.
    func share(above limit: Double) -> CellGrid {
        var grid = CellGrid(width: bStar.values.width, height: bStar.values.height, channels: 1)
        for y in 0..<bStar.values.height {
            for x in 0..<bStar.values.width where bStar.weights[x, y] >= SkinPatch.leastShare {
                let (weight, cell) = (Double(bStar.weights[x, y]), grid.cell(x: x, y: y))
                grid.count(weight, in: cell)
                if Double(bStar.values[x, y]) > limit { grid.add(weight, channel: 0, in: cell) }
            }
        }
        return grid
    }
}
