import Imaging
import TestSupport
import Testing

@testable import SkinAnalysis

/// Co-occurrence features against published values and another implementation.
@Suite struct CooccurrenceTests {
    /// First slice of the IBSI digital phantom (CC BY 4.0), gray levels 1…6 less one.
    private static let phantom = BytePlane(
        width: 5, height: 4, bytes: [1, 4, 4, 1, 1, 1, 4, 6, 1, 1, 4, 1, 6, 4, 1, 4, 4, 6, 4, 1].map { $0 - 1 })

    private func features(_ plane: BytePlane, levels: Int, distance: Int) -> [CooccurrenceFeature: Double] {
        let matrix = TiledCooccurrence(plane, levels: levels, distance: distance, pitch: 0.05)
        return Dictionary(
            uniqueKeysWithValues: CooccurrenceFeature.allCases.compactMap { feature in
                matrix.estimate(feature).value.map { (feature, $0) }
            })
    }

    /// Merged directions of one slice, by code that reproduces all 100 published values of the phantom.
    @Test func digitalPhantom() throws {
        let values = features(Self.phantom, levels: 6, distance: 1)
        let truth: [CooccurrenceFeature: Double] = [
            .contrast: 6.3091, .inverseDifferenceMoment: 0.45692, .angularSecondMoment: 0.13620, .entropy: 2.9976,
            .correlation: 0.15443,
        ]
        for (feature, expected) in truth {
            #expect(abs(try #require(values[feature]) - expected) < 0.00006 * max(1, expected), "\(feature)")
        }
    }

    /// Means over the slices of the phantom, as the IBSI reference manual prints them to three digits (2D, slice-merged).
    @Test func publishedSliceMergedValues() throws {
        let outside: UInt8 = 255
        let rows: [[UInt8]] = [
            [1, 4, 4, 1, 1, 1, 4, 6, 1, 1, 4, 1, 6, 4, 1, 4, 4, 6, 4, 1],
            [1, 4, 4, 1, 1, 1, 1, 6, 1, 1, 0, 1, 3, 1, 1, 4, 4, 6, 1, 1],
            [1, 4, 4, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 6, 1, 1],
            [1, 4, 4, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 1, 1],
        ]
        let slices = rows.map { row in
            features(
                BytePlane(width: 5, height: 4, bytes: row.map { $0 == 0 ? outside : $0 - 1 }), levels: 6, distance: 1)
        }
        let published: [(CooccurrenceFeature, Double, Double)] = [
            (.contrast, 5.19, 0.005), (.inverseDifferenceMoment, 0.625, 0.0005), (.angularSecondMoment, 0.352, 0.0005),
            (.entropy, 2.24, 0.005), (.correlation, 0.0173, 0.00005),
        ]
        for (feature, expected, tolerance) in published {
            let mean = slices.compactMap { $0[feature] }.reduce(0, +) / 4
            #expect(abs(mean - expected) <= tolerance, "\(feature): \(mean)")
        }
    }

    /// Matrix of the documentation of MATLAB's graycoprops; it is not symmetric, and its homogeneity has |i - j|.
    @Test func matlabVector() throws {
        let counts = [0.0, 1, 2, 3, 1, 1, 2, 3, 1, 0, 2, 0, 0, 0, 0, 3]
        #expect(abs(try #require(CooccurrenceFeature.contrast.value(counts, levels: 4)) - 2.8947) < 5e-5)
        #expect(abs(try #require(CooccurrenceFeature.angularSecondMoment.value(counts, levels: 4)) - 0.1191) < 5e-5)
    }

    /// The test image of scikit-image, whose horizontal matrix is printed in its documentation.
    @Test func scikitImageVector() {
        let plane = BytePlane(width: 4, height: 4, bytes: [0, 0, 1, 1, 0, 0, 1, 1, 0, 2, 2, 2, 2, 2, 3, 3])
        let matrix = CooccurrenceMatrix(plane, levels: 4, offsets: [(1, 0)])
        let oneWay = [2, 2, 1, 0, 0, 2, 0, 0, 0, 0, 3, 1, 0, 0, 0, 1]
        let symmetric = (0..<16).map { (cell: Int) -> Int in
            let mirror = cell % 4 * 4 + cell / 4
            return oneWay[cell] + oneWay[mirror]
        }
        #expect(matrix.counts == symmetric)
    }

    /// The last tile may hold fewer rows than the distance.
    @Test(arguments: [150, 161, 162, 163, 164, 165]) func tilesAddUpToThePlane(_ side: Int) {
        var random = SplitMix64(seed: 4)
        let plane = BytePlane(
            width: side, height: side,
            bytes: (0..<side * side).map { _ in
                let level = UInt8.random(in: 0..<34, using: &random)
                return level >= 32 ? 255 : level
            })
        let tiled = TiledCooccurrence(plane, levels: 32, distance: 4, pitch: 0.1)
        let whole = CooccurrenceMatrix(plane, levels: 32, offsets: [(4, 0), (4, 4), (0, 4), (-4, 4)])
        #expect(tiled.total == whole.counts.map { Double($0) })
        #expect(tiled.tiles.count >= 9)
    }
}
