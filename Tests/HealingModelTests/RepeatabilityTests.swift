import StudyRecords
import Testing

@testable import HealingModel

/// Replicates against R (psych, lme4) and against simulated truth.
@Suite struct RepeatabilityTests {
    private func set(_ table: [[Double]]) throws -> ReplicateSet {
        try ReplicateSet(
            table.enumerated().flatMap { subject, row in
                row.enumerated().map { shot, value in
                    ReplicateSet.Value(subject: "\(subject)", visit: "", shot: "\(shot)", value: value)
                }
            })
    }

    @Test func tablesGiveTheFiguresOfR() throws {
        for table in try FixtureValue(fixture: "agreement.json")["tables"].list {
            let data = try table["data"].list.map(\.numbers)
            let record = try RepeatabilityRecord(try set(data), RepeatabilityLabel(metric: "x"))
            #expect(record.design == .sitting && record.subjects == data.count)
            for (found, form) in [(record.oneWay, "ICC1"), (record.absolute, "ICC2"), (record.consistency, "ICC3")] {
                let icc = try #require(found)
                try table["icc"][form].expect(
                    [(icc.value, "icc"), (icc.statistic, "F"), (icc.low, "lower95"), (icc.high, "upper95")], 1e-9, form)
            }
            try table["bland_altman_1_2"].expect(
                [(try #require(record.agreement).bias, "bias"), (try #require(record.agreement).trend, "trend")], 1e-9)
            guard !record.isLogarithmic else { continue }
            try table["sem"].expect(
                [
                    (record.deviation, "sem_oneway"), (record.degrees, "df_within"), (record.mdc95, "mdc95_t"),
                    (record.repeatabilityCoefficient, "repeatability_coefficient"),
                ], 1e-9)
        }
    }

    private func nested(_ fixture: String) throws -> ReplicateSet {
        let table = try FixtureTable(fixture)
        let (persons, visits) = (try table.text("person"), try table.text("visit"))
        let (photos, y) = (try table.text("photo"), try table.numbers("y"))
        return try ReplicateSet(
            y.indices.map {
                ReplicateSet.Value(subject: persons[$0], visit: visits[$0], shot: photos[$0], value: y[$0])
            })
    }

    @Test(arguments: ["balanced", "unbalanced"]) func visitsAreTakenApartFromPhotos(_ kind: String) throws {
        let record = try RepeatabilityRecord(
            try nested("agreement_nested_\(kind).csv"), RepeatabilityLabel(metric: "x"))
        #expect(record.design == .visits && !record.isLogarithmic)
        let truth = try FixtureValue(fixture: "agreement.json")["nested"]["\(kind)_reml"]
        let (visit, photo) = (try truth.value("var_visit"), try truth.value("var_photo"))
        #expect(abs(try #require(record.visitDeviation) - visit.squareRoot()) < 1e-5)
        #expect(abs(try #require(record.photoDeviation) - photo.squareRoot()) < 1e-5)
        #expect(abs(record.deviation - (visit + photo).squareRoot()) < 1e-5)
        #expect(abs(record.repeatabilityCoefficient - (try truth.value("mdc95_one_photo"))) < 1e-5)
        // Three photos a visit never remove what differs between visits.
        let mdc = MinimalDetectableChange(record, level: nil)
        let three = 1.959963984540054 * (2 * mdc.variance(photos: 3)).squareRoot()
        #expect(abs(three - (try truth.value("mdc95_three_photos"))) < 1e-5)
        #expect(record.degrees > 24 && record.degrees < 96)
    }

    /// The interval of the SD holds the truth, and Student's t keeps the false changes of a small study at 5 %.
    @Test func intervalsAndFalseChangesAreAsStated() throws {
        var (covered, falseChanges, studies) = (0, 0, 0)
        let truth = (0.75 * 0.75 + 0.45 * 0.45).squareRoot()
        for study in 0..<400 {
            var random = CounterRandom(seed: 77, stream: UInt64(study))
            let values = (0..<6).flatMap { subject in
                (0..<3).flatMap { visit -> [ReplicateSet.Value] in
                    let level = 20 + Double(subject) + 0.75 * random.normal()
                    return (0..<3).map { shot in
                        ReplicateSet.Value(
                            subject: "\(subject)", visit: "\(visit)", shot: "\(shot)",
                            value: level + 0.45 * random.normal())
                    }
                }
            }
            let record = try RepeatabilityRecord(
                ReplicateSet(values), RepeatabilityLabel(metric: "x", isControlAdjusted: true))
            studies += 1
            if record.deviationLow < truth, truth < record.deviationHigh { covered += 1 }
            let pair = [0, 1].map { _ in 0.75 * random.normal() + 0.45 * random.normal() }
            let decision = ChangeDecision(
                before: Reading(value: pair[0], variance: 0.01), after: Reading(value: pair[1], variance: 0.01),
                mdc: MinimalDetectableChange(record, level: nil), obstacles: [])
            if [.increased, .decreased].contains(decision.verdict().0) { falseChanges += 1 }
        }
        #expect(Double(covered) / Double(studies) > 0.92 && Double(covered) / Double(studies) < 0.98)
        #expect(Double(falseChanges) / Double(studies) < 0.075)
    }

    @Test func errorsThatGrowWithTheValueAreTakenAsShares() throws {
        let table = (1...20).map { row -> [Double] in
            let value = Double(row * row)
            return [value, row % 2 == 0 ? value * 1.1 : value * 0.9]
        }
        let record = try RepeatabilityRecord(try set(table), RepeatabilityLabel(metric: "x"))
        #expect(record.isLogarithmic)
        #expect(abs(record.deviation - 0.071) < 0.002)
        let (low, high) = (
            MinimalDetectableChange(record, level: 10), MinimalDetectableChange(record, level: 100)
        )
        #expect(abs(high.mdc95 / low.mdc95 - 10) < 1e-9)
        #expect(abs(high.standardErrorOfMeasurement - 100 * record.deviation) < 1e-9)
        let adjusted = try RepeatabilityRecord(
            try set(table), RepeatabilityLabel(metric: "x", isControlAdjusted: true))
        #expect(!adjusted.isLogarithmic)
    }

    @Test func gapsLeaveTheCompleteRows() throws {
        let values = [
            ("a", 1, 1.0), ("a", 2, 2), ("a", 3, 3), ("b", 1, 4), ("b", 2, 6), ("b", 3, 5), ("c", 1, 7), ("c", 3, 9),
        ]
        let set = try ReplicateSet(
            values.map { ReplicateSet.Value(subject: $0.0, visit: "", shot: "\($0.1)", value: $0.2) })
        #expect(set.completeTable == [[1, 2, 3], [4, 6, 5]])
        let single = try ReplicateSet([ReplicateSet.Value(subject: "a", visit: "", shot: "1", value: 1)])
        #expect(throws: HealingInputError.self) { try RepeatabilityRecord(single, RepeatabilityLabel(metric: "x")) }
    }

    /// Only visits before the session are repeats; after it the skin changes.
    @Test func treatedVisitsAreNoRepeats() throws {
        func photos(_ subject: String) -> [MeasuredPhoto] {
            [-48.0, -24, 24].flatMap { hours in
                (1...2).map { shot in
                    var photo = CourseBuilder.photo(
                        hours, treated: 20 + hours / 24 + Double(shot) / 10 + (hours > 0 ? 9 : 0), shot: shot)
                    photo.record.identity.subject = subject
                    photo.record.identity.path = "\(subject)/\(photo.record.identity.path)"
                    return photo
                }
            }
        }
        let treatments = ["P1", "P2"].map {
            TreatmentSession(subject: $0, session: 1, treatedAt: CourseBuilder.time(0))
        }
        let found = StudyRepeatability.records(
            photos: photos("P1") + photos("P2"), treatments: treatments, definitions: [CourseBuilder.definition])
        let record = try #require(found.first)
        #expect(found.count == 1 && record.visits == 4 && record.photos == 8 && record.design == .visits)
        #expect(record.deviation < 1)
        let sitting = StudyRepeatability.records(
            photos: photos("P1"), treatments: treatments, definitions: [CourseBuilder.definition])
        #expect(sitting.first?.design == .sitting && sitting.first?.photos == 6)
        #expect(abs(try #require(sitting.first?.deviation) - 0.1 / 2.0.squareRoot()) < 1e-9)
    }
}
