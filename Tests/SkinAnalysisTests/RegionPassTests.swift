import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// The fused pass gives what whole planes give, to a ten-thousandth.
@Suite struct RegionPassTests {
    /// Textured skin with shading, shine and clipping.
    private let image: EncodedImage = {
        var random = SplitMix64(seed: 41)
        return Patch.image(width: 420, height: 330) { x, y in
            if (200..<216).contains(x), (90..<99).contains(y) { return (255, 255, 250) }
            let shade = Double(x) / 12 + Double((x / 7 + y / 5) % 3) * 4 + random.normal() * 3
            return (UInt8(150 + shade), UInt8(112 + shade), UInt8(95 + shade))
        }
    }()

    private func regions() throws -> [MeasurableRegion] {
        let header = try PhotoReader.readHeader(of: try PhotoWriter.png(image), limits: DecodeLimits())
        let settings = AnalysisSettings()
        let skin = locateSkin(in: try calibrateColor(header, image), settings: settings.skin)
        let outline = [(30.0, 20.0), (400, 60), (380, 310), (40, 290)].map { RegionPoint(x: $0.0, y: $0.1) }
        let drawn = BaselineRegions(
            polygons: [RegionPolygon(role: .treated, rings: [outline])], width: 420, height: 330)
        return try register(skin, to: drawn, isBaseline: true, settings: settings).regions
            + register(skin, to: nil, isBaseline: true, settings: settings).regions
    }

    /// A row measured in one go is the row unpacked, summed and logged, bit for bit.
    @Test(arguments: [1, 7, 8, 63, 64, 131]) func rowsInOneGoAgree(length: Int) {
        let buffers = RowBuffers(width: image.width)
        let columns = 3..<image.width - 2
        let weights = (0..<columns.count).map { Float($0 % 5 == 2 ? 0 : 1) }
        var (fused, plain) = ([Double](repeating: 0, count: 6 * 420), [Double](repeating: 0, count: 6 * 420))
        var (fusedRow, row) = ([Float](repeating: 0, count: 420), [Float](repeating: 0, count: 420))
        for y in 0..<20 {
            let isFused = image.measureRow(
                y, columns: columns, weights: weights, length: length, into: &fused, logLuminance: &fusedRow)
            #expect(isFused)
            image.unpackRow(y, into: buffers)
            EncodedImage.logLuminance(of: buffers, columns: columns, into: &row)
            EncodedImage.addColorSums(
                of: buffers, columns: columns, weights: weights, length: length, into: &plain)
            #expect(fusedRow == row)
        }
        #expect(fused == plain)
    }

    @Test func momentsChannelsAndNoiseAgree() throws {
        let bands = [(4.0, 8.0), (8, 16), (16, 32), (32, 64), (4, 50), (10, 125)].map {
            BandFilter(shortest: $0.0, longest: $0.1)
        }
        for region in try regions() {
            let plain = PlainReference(region, of: image)
            let sample = RegionSample(
                region, of: image, pitch: PixelPitch(millimetres: 0.05),
                needs: SampleNeeds(bands: Set(bands), erythemaSigma: 10))
            #expect(sample.pixels == region.measuredPixels)
            for (found, truth) in zip(sample.channels.total.means, plain.channels.total.means) {
                #expect(abs(found - truth) <= 1e-6 * abs(truth))
            }
            #expect(abs(sample.noise - plain.noise) < 1e-4 * plain.noise)
            for band in bands {
                let found = try #require(sample.bands[band]).total.means
                let truth = plain.moments(band).total.means
                let contrast = (truth[1] - truth[0] * truth[0]).squareRoot()
                #expect(abs((found[1] - found[0] * found[0]).squareRoot() - contrast) < 1e-4 * contrast, "\(band)")
                #expect(abs(found[1].squareRoot() - truth[1].squareRoot()) < 1e-4 * truth[1].squareRoot())
                #expect(abs(found[2] - truth[2]) < 1e-4 * truth[2])
            }
            let gaussian = CoarseGaussian(sigma: 10)
            let erythema = PlainReference.decimated(plain.erythema, by: gaussian.factor)
            let smooth = erythema.smoothed(with: gaussian.kernel)
            let found = try #require(sample.smoothErythema)
            for index in smooth.values.indices where erythema.weights.values[index] >= 0.5 {
                #expect(abs(found.values.values[index] - smooth.values[index]) < 1e-3)
            }
        }
    }

    @Test func aUsedWorkspaceGivesTheSameValues() throws {
        let workspace = Workspace()
        let needs = SampleNeeds(bands: [BandFilter(shortest: 4, longest: 50)], erythemaSigma: nil)
        for region in try regions() {
            let first = RegionSample(
                region, of: image, pitch: PixelPitch(millimetres: nil), needs: needs, workspace: workspace)
            let fresh = RegionSample(region, of: image, pitch: PixelPitch(millimetres: nil), needs: needs)
            #expect(first.bands.values.map(\.total.sums) == fresh.bands.values.map(\.total.sums))
            #expect(first.noise == fresh.noise)
        }
    }
}
