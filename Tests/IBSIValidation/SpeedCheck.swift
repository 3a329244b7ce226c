import Foundation
import RadiomicFeatures

/// Processor time of every family and filter that `measure --features ibsi` computes, on a region of 12 megapixels.
enum SpeedCheck {
    static func run() {
        let volume = region()
        var total = 0.0
        func time(_ name: String, _ body: () -> Int) {
            let start = clock()
            let values = body()
            let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
            total += seconds
            print("| \(name) | \(values) | \(milliseconds(seconds)) |")
        }
        print("| 4000 × 3000 pixels | values | CPU ms |\n|---|---|---|")
        var levels = LevelVolume(width: 1, height: 1, levelCount: 1, levels: [1])
        time("levels") {
            levels = volume.discretized(.fixedBinSize(width: 1, lowest: -16, levels: 32)).volume
            return 0
        }
        time("intensity statistics and intensity-volume histogram") {
            let (values, range) = (volume.regionValues(), volume.range)
            return FeatureSet.statistics(values, range: range).count
                + FeatureSet.intensityVolume(values, range: range).count
        }
        time("intensity histogram") { FeatureSet.histogram(levels).count }
        time("GLCM, two distances") {
            [2, 4].reduce(0) { $0 + FeatureSet.cooccurrence(levels, .slices, distance: $1).count }
        }
        time("GLRLM") { FeatureSet.runLength(levels, .slices).count }
        time("GLSZM and GLDZM") { FeatureSet.zones(levels, .slices).count }
        time("NGTDM") { FeatureSet.neighborhoodDifference(levels, .slices).count }
        time("NGLDM") { FeatureSet.neighborDependence(levels, .slices).count }
        time("LoG, three") { responses([1, 2, 4].map { .laplacianOfGaussian(sigma: $0) }, volume) }
        time("Laws, nine") { responses(laws, volume) }
        time("Gabor, two of four orientations") {
            let round = [4.0, 8].map {
                GaborFilter(sigma: 0.56 * $0, wavelength: $0, orientations: [0, 45, 90, 135])
            }
            return responses(round.map { .gabor($0) }, volume)
        }
        print("| all | | \(milliseconds(total)) |")
    }

    private static let laws: [ResponseFilter] = [LawsFilter.Kernel.e5, .s5, .r5].flatMap { kernel in
        [
            .laws(LawsFilter(.l5, kernel)), .laws(LawsFilter(.l5, kernel, isRotationInvariant: true)),
            .laws(LawsFilter(.l5, kernel, isRotationInvariant: true, energyDistance: 7)),
        ]
    }

    private static func responses(_ filters: [ResponseFilter], _ volume: IntensityVolume) -> Int {
        filters.reduce(0) { $0 + ResponseSummary.readings($1, volume, border: .zero).count }
    }

    private static func milliseconds(_ seconds: Double) -> Int { Int((1000 * seconds).rounded()) }

    /// Blotches of contrast with noise, bell-shaped, the whole frame inside.
    private static func region() -> IntensityVolume {
        let (width, height) = (4000, 3000)
        var values = [Float](repeating: 0, count: width * height)
        var state: UInt64 = 7
        for index in values.indices {
            var sum: Float = 0
            for _ in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                sum += Float(state >> 40) / Float(1 << 24) - 0.5
            }
            let left = index % width > 0 ? values[index - 1] : 0
            let up = index >= width ? values[index - width] : 0
            values[index] = 0.45 * left + 0.45 * up + 3 * sum
        }
        return IntensityVolume(
            width: width, height: height, values: values, mask: [UInt8](repeating: 1, count: width * height))
    }
}
