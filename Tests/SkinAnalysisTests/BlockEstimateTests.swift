import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// The standard error must be the spread that repeated samples really have.
@Suite struct BlockEstimateTests {
    /// A field of white noise smoothed by a Gaussian of the given width.
    private func field(_ random: inout SplitMix64, side: Int, sigma: Double) -> Plane {
        let noise = Plane(width: side, height: side, values: (0..<side * side).map { _ in Float(random.normal()) })
        return noise.convolved(with: GaussianKernel(sigma: sigma))
    }

    private func estimate(_ plane: Plane) -> BlockEstimate {
        var grid = CellGrid(width: plane.width, height: plane.height, channels: 1)
        for y in 0..<plane.height {
            for x in 0..<plane.width {
                grid.count(1, in: grid.cell(x: x, y: y))
                grid.add(Double(plane[x, y]), channel: 0, in: grid.cell(x: x, y: y))
            }
        }
        return grid.estimate { $0[0] }
    }

    @Test(arguments: [0.0, 2.0, 4.0]) func standardErrorIsTheSpreadOfMeans(_ sigma: Double) throws {
        var random = SplitMix64(seed: 31)
        var means: [Double] = []
        var errors: [Double] = []
        for _ in 0..<60 {
            let estimate = estimate(field(&random, side: 128, sigma: sigma))
            means.append(try #require(estimate.value))
            errors.append(try #require(estimate.standardError))
        }
        let spread = (means.reduce(0) { $0 + $1 * $1 } / Double(means.count)).squareRoot()
        let typical = (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot()
        #expect(typical > 0.75 * spread && typical < 1.35 * spread)
    }

    @Test func flatFieldsHaveNoError() {
        let flat = estimate(Plane(width: 100, height: 100, repeating: 0.1))
        #expect(flat.standardError.map { $0 < 1e-12 } == true)
        #expect(flat.flags.isEmpty)
    }

    @Test func aGradientAcrossTheWholeRegionSaysSo() {
        let gradient = Plane(width: 128, height: 128, values: (0..<128 * 128).map { Float($0 % 128) })
        let flags = estimate(gradient).flags
        #expect(flags == [.shortTiles] || flags == [.fewTiles])
    }

    @Test func tinyRegionsHaveNoError() {
        let tiny = estimate(Plane(width: 2, height: 2, values: [1, 2, 3, 4]))
        #expect(tiny.standardError == nil)
        #expect(tiny.flags == [.fewTiles])
    }
}
