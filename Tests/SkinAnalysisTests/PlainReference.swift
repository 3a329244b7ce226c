import Imaging
import PortableMath

@testable import SkinAnalysis

/// The readable oracle of a region's sample: whole planes, one pixel after the other, exact Gaussians.
struct PlainReference {
    let channels: CellGrid
    let logLuminance: MaskedPlane
    let erythema: MaskedPlane

    init(_ region: MeasurableRegion, of image: EncodedImage) {
        let bounds = region.bounds
        var grid = CellGrid(width: bounds.width, height: bounds.height, channels: PixelChannel.allCases.count)
        var (light, redness) = (
            Plane(width: bounds.width, height: bounds.height), Plane(width: bounds.width, height: bounds.height)
        )
        var weights = light
        let row = RowBuffers(width: image.width)
        for y in bounds.top..<bounds.bottom {
            image.unpackRow(y, into: row)
            EncodedImage.addLab(to: row)
            for x in bounds.left..<bounds.right where region.mask[x, y] {
                let (column, line) = (x - bounds.left, y - bounds.top)
                let cell = grid.cell(x: column, y: line)
                grid.count(1, in: cell)
                let channels = [
                    row.redDensity[x], row.greenDensity[x], row.blueDensity[x], row.lightness[x], row.aStar[x],
                    row.bStar[x],
                ]
                for (channel, value) in channels.enumerated() { grid.add(Double(value), channel: channel, in: cell) }
                let luminance =
                    0.21263900587151 * row.red[x] + 0.71516867876776 * row.green[x] + 0.07219231536073
                    * row.blue[x]
                light[column, line] = Float(100 * PortableMath.log(Double(max(luminance, 1e-4))))
                redness[column, line] = 100 * (row.greenDensity[x] - row.redDensity[x])
                weights[column, line] = 1
            }
        }
        channels = grid
        logLuminance = MaskedPlane(values: light, weights: weights)
        erythema = MaskedPlane(values: redness, weights: weights)
    }

    /// Moments of z = G(shortest)·t - G(longest)·t over coarse pixels at least half covered.
    func moments(_ filter: BandFilter) -> CellGrid {
        let coarse = PlainReference.decimated(logLuminance, by: filter.decimation)
        let fine = coarse.smoothed(with: filter.kernel(wavelength: filter.shortest))
        let slow = coarse.smoothed(with: filter.kernel(wavelength: filter.longest))
        var grid = CellGrid(width: fine.width, height: fine.height, channels: BandMoments.count)
        for y in 0..<fine.height {
            for x in 0..<fine.width where coarse.weights[x, y] >= 0.5 {
                let (cell, weight) = (grid.cell(x: x, y: y), Double(coarse.weights[x, y]))
                let z = Double(fine[x, y] - slow[x, y])
                grid.count(weight, in: cell)
                grid.add(weight * z, channel: BandMoments.mean, in: cell)
                grid.add(weight * z * z, channel: BandMoments.square, in: cell)
                grid.add(weight * abs(z), channel: BandMoments.magnitude, in: cell)
            }
        }
        return grid
    }

    var noise: Double {
        let (t, w) = (logLuminance.values, logLuminance.weights)
        var (sum, count) = (0.0, 0.0)
        for y in 1..<max(1, t.height - 1) {
            for x in 1..<max(1, t.width - 1) {
                let around = (-1...1).flatMap { dy in (-1...1).map { dx in (x + dx, y + dy) } }
                guard around.allSatisfy({ w[$0.0, $0.1] > 0 }) else { continue }
                let taps: [Double] = [1, -2, 1, -2, 4, -2, 1, -2, 1]
                sum += abs(zip(taps, around).reduce(0) { $0 + $1.0 * Double(t[$1.1.0, $1.1.1]) })
                count += 1
            }
        }
        return count == 0 ? 0 : (PortableMath.pi / 2).squareRoot() / 6 * sum / count
    }

    /// Means of factor × factor blocks of measured pixels; the last row and column may be narrower.
    static func decimated(_ plane: MaskedPlane, by factor: Int) -> MaskedPlane {
        let (width, height) = (plane.values.width, plane.values.height)
        var sums = Plane(width: (width + factor - 1) / factor, height: (height + factor - 1) / factor)
        var shares = sums
        for y in 0..<height {
            for x in 0..<width {
                sums[x / factor, y / factor] += plane.values[x, y] * plane.weights[x, y]
                shares[x / factor, y / factor] += plane.weights[x, y]
            }
        }
        for index in shares.values.indices where shares.values[index] > 0 {
            sums.values[index] /= shares.values[index]
            shares.values[index] /= Float(factor * factor)
        }
        return MaskedPlane(values: sums, weights: shares)
    }
}
