import Testing

@testable import RadiomicFeatures

@Suite struct IntensityTests {
    private static let values: [Float] = (0..<5003).map { index in
        let step = (index &* 7919) % 5003
        return Float(step * step % 4001) / 17 - 100
    }

    @Test func quantilesAreThoseOfTheSortedValues() {
        let values = IntensityTests.values
        let sorted = values.sorted().map { Double($0) }
        let shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1]
        let found = OrderedIntensities(values, range: Float(sorted[0])...Float(sorted[5002])).quantiles(shares)
        for (share, quantile) in zip(shares, found) {
            let place = share * 5002
            let low = sorted[Int(place)]
            let expected = low + (sorted[min(5002, Int(place) + 1)] - low) * (place - Double(Int(place)))
            #expect(abs(quantile - expected) < 1e-9)
        }
    }

    /// One outlier squeezes all others into few bins of the search.
    @Test func quantilesBesideAnOutlier() {
        let values = IntensityTests.values + [1e9]
        let sorted = values.sorted()
        let median = OrderedIntensities(values, range: sorted[0]...1e9).quantiles([0.5])[0]
        #expect(abs(median - (Double(sorted[2501]) + Double(sorted[2502])) / 2) < 1e-9)
    }

    @Test func fixedBinSizeBoundsAndCounts() {
        let volume = IntensityVolume(
            width: 6, height: 1, values: [-20, -16, -15.01, 0, 15.99, 16], mask: [1, 1, 1, 1, 1, 1])
        let (levels, clipped) = volume.discretized(.fixedBinSize(width: 1, lowest: -16, levels: 32))
        let counts = levels.histogram(slices: 0..<1)
        #expect(counts[1] == 3 && counts[17] == 1 && counts[32] == 2)
        #expect(abs(clipped - 100.0 / 3) < 1e-9)
    }

    @Test func fixedBinNumberTakesTheRangeOfTheRegion() {
        let volume = IntensityVolume(width: 5, height: 1, values: [0, 1, 2, 4, 99], mask: [1, 1, 1, 1, 0])
        let counts = volume.discretized(.fixedBinNumber(4)).volume.histogram(slices: 0..<1)
        #expect(counts == [1, 1, 1, 1, 1])
        let flat = IntensityVolume(width: 2, height: 1, values: [3, 3], mask: [1, 1])
        #expect(flat.discretized(.fixedBinNumber(4)).volume.histogram(slices: 0..<1) == [0, 2, 0, 0, 0])
    }

    /// A wave answers to the filter of its own wavelength, and a flat region to none.
    @Test func gaborAnswersToItsWave() throws {
        func response(_ wavelength: Double) throws -> Double {
            let values: [Float] = (0..<4096).map { index in index % 8 < 4 ? 1 : -1 }
            let volume = IntensityVolume(
                width: 64, height: 64, values: values, mask: [UInt8](repeating: 1, count: 64 * 64))
            let filter = ResponseFilter.gabor(GaborFilter(sigma: 4, wavelength: wavelength, orientations: [0]))
            let readings = ResponseSummary.readings(filter, volume, border: .mirror)
            return try #require(readings.first { $0.definition.code == "stat_mean" }?.value)
        }
        let (own, other) = (try response(8), try response(4))
        #expect(own > 10 * other)
    }

    /// Three ways to the same number: the moments in lanes, the response image, the definition.
    @Test func summaryIsThatOfTheResponse() throws {
        let values: [Float] = (0..<1200).map { index in Float(index * 37 % 101) / 10 - 5 }
        let mask: [UInt8] = (0..<1200).map { index in index % 7 == 0 ? 0 : 1 }
        let filter = ResponseFilter.laws(LawsFilter(.e5, .s5, isRotationInvariant: true))
        let response = filter.response(values, width: 40, height: 30, border: .zero)
        let inside = response.indices.filter { mask[$0] == 1 }.map { Double(response[$0]) }
        let mean = inside.reduce(0, +) / Double(inside.count)
        let volume = IntensityVolume(width: 40, height: 30, values: values, mask: mask)
        let readings = ResponseSummary.readings(filter, volume, border: .zero)
        let found = Dictionary(uniqueKeysWithValues: readings.map { ($0.definition.code, $0.value) })
        #expect(abs(try #require(found["stat_mean"] ?? nil) - mean) < 1e-4)
        let square = inside.reduce(0) { $0 + $1 * $1 }
        #expect(abs(try #require(found["stat_energy"] ?? nil) - square) < 1e-4 * square)
    }
}
