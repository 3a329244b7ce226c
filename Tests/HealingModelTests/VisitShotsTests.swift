import StudyRecords
import Testing

@testable import HealingModel

/// Several shots of one visit: their spread is part of the error.
@Suite struct VisitShotsTests {
    private func visit(_ values: [Double], error: Double?) throws -> Visit {
        let shots = values.enumerated().map { number, value in
            let identity = PhotoIdentity(
                path: "P/v/face_\(number + 1).jpg", subject: "P", region: "face", visit: "v", shot: number + 1)
            var record = PhotoRecord(identity: identity, state: .measured)
            record.capturedAt = StudyTime(epochSeconds: 1000 + number, offsetMinutes: 0)
            let metric = MetricValue(
                role: .treated, metric: "erythema-index", revision: 1, unit: "EI", value: value, standardError: error,
                pixels: 100, flags: [], label: nil)
            return MeasuredPhoto(record: record, values: [metric], picture: nil)
        }
        return try #require(Visit.visits(of: shots).first)
    }

    @Test func spreadBeyondSamplingCounts() throws {
        // s² of 10, 12, 14 is 4; over three shots 4/3. Sampling alone would be 0.01/3.
        let reading = try #require(try visit([10, 12, 14], error: 0.1).reading(.treated, "erythema-index"))
        #expect(reading.value == 12)
        #expect(abs(try #require(reading.variance) - 4.0 / 3) < 1e-12)
    }

    @Test func luckyAgreementDoesNotShrinkTheError() throws {
        let reading = try #require(try visit([12, 12], error: 0.4).reading(.treated, "erythema-index"))
        #expect(abs(try #require(reading.variance) - 0.16 / 2) < 1e-12)
    }

    @Test func oneShotHasItsOwnError() throws {
        #expect(try #require(try visit([12], error: 0.5).reading(.treated, "erythema-index")).variance == 0.25)
        #expect(try #require(try visit([12], error: nil).reading(.treated, "erythema-index")).variance == nil)
    }
}
