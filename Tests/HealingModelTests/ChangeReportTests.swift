import StudyRecords
import Testing

@testable import HealingModel

/// A whole before/after report: every region and metric is one family of tests.
@Suite struct ChangeReportTests {
    private func outcome(_ changes: [(region: String, after: Double)], settings: ChangeSettings = ChangeSettings())
        -> [ChangeRecord]
    {
        let photos = changes.flatMap {
            [
                CourseBuilder.photo(-1, treated: 20, region: $0.region),
                CourseBuilder.photo(24, treated: $0.after, region: $0.region),
            ]
        }
        return CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)], settings: settings).changes
    }

    /// 3.6 EI is p = .044 alone, and .35 as one of eight.
    @Test func aLoneSmallChangeAmongManyIsNoChange() throws {
        let alone = try #require(outcome([("r0", 23.6)]).first)
        #expect(alone.verdict == .increased && alone.answer == .changed)
        #expect(alone.falseDiscovery == alone.probability)
        let family = outcome((0..<8).map { ("r\($0)", $0 == 0 ? 23.6 : 20) })
        let first = try #require(family.first)
        #expect(first.region == "r0" && first.probability == alone.probability)
        #expect(first.verdict == .notDistinguishable && first.reasons.contains(.falseDiscovery))
        #expect(abs(try #require(first.falseDiscovery) - 8 * (try #require(first.probability))) < 1e-12)
        #expect(family.allSatisfy { $0.answer == .cannotTell || $0.relevance == nil })
    }

    @Test func reportsOfOtherVisitsAreOtherFamilies() throws {
        var photos = [CourseBuilder.photo(-1, treated: 20)]
        for hours in stride(from: 24.0, through: 192, by: 24) {
            photos.append(CourseBuilder.photo(hours, treated: hours == 24 ? 23.6 : 20))
        }
        let changes = CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)]).changes
        #expect(changes.count == 8 && changes[0].verdict == .increased)
    }

    @Test func relevanceDecidesBetweenNotChangedAndCannotTell() throws {
        var settings = ChangeSettings()
        settings.relevance["redness"] = 4
        let wide = try #require(outcome([("r", 20.2)], settings: settings).first)
        #expect(wide.relevance == 4 && wide.answer == .notChanged && wide.settlingAfter == nil)
        settings.relevance["redness"] = 2.5
        let open = try #require(outcome([("r", 20.2)], settings: settings).first)
        #expect(open.answer == .cannotTell)
        #expect((open.settlingBefore ?? 0) + (open.settlingAfter ?? 0) > 0)
        settings.mdc95["redness"] = 0.5
        settings.relevance["redness"] = 3
        let small = try #require(outcome([("r", 21)], settings: settings).first)
        #expect(small.answer == .changedBelowRelevance && small.verdict == .increased)
        #expect(small.deviationSources == ["settings"])
    }

    @Test func fewReplicatesWidenTheIntervalAndAreNamed() throws {
        var settings = ChangeSettings()
        var record = RepeatabilityRecord(
            metric: "redness", unit: "EI", isControlAdjusted: false, design: .visits, isLogarithmic: false, subjects: 6,
            visits: 12, photos: 12, mean: 20, deviation: 1, deviationLow: 0.7, deviationHigh: 2, degrees: 6,
            mdc95: 2.4469118511449692 * 2.0.squareRoot(), repeatabilityCoefficient: 2.77)
        record.visitDeviation = 1
        settings.repeatability = [record]
        let row = try #require(outcome([("r", 23.4)], settings: settings).first)
        #expect(row.deviationSources == ["repeatability"] && row.degrees == 6)
        #expect(abs(try #require(row.standardError) - 2.0.squareRoot()) < 1e-12)
        #expect(abs(try #require(row.confidenceHigh) - (3.4 + 2.4469118511449692 * 2.0.squareRoot())) < 1e-9)
        #expect(row.verdict == .notDistinguishable && row.mdcSource?.contains("6 subjects") == true)
        record.design = .sitting
        settings.repeatability = [record]
        #expect(try #require(outcome([("r", 23.4)], settings: settings).first).reasons.contains(.oneSitting))
        // What the user typed wins.
        settings.mdc95["redness"] = 9
        #expect(try #require(outcome([("r", 23.4)], settings: settings).first).mdc95 == 9)
    }

    /// What the card misses by touches treated and control alike: it drops out of their difference.
    @Test func calibrationErrorsOfOnePhotoCancel() throws {
        func reading(_ value: Double, shift: Double) -> Reading {
            var reading = Reading(value: value, variance: 0.04)
            reading.shifts = [
                PatchShift(patch: "light skin", shift: shift), PatchShift(patch: "neutral", shift: -shift),
            ]
            return reading
        }
        let treated = reading(30, shift: 1.5)
        #expect(abs(try #require(treated.variance) - (0.04 + 2.25)) < 1e-12)
        let adjusted = treated.subtracting(reading(20, shift: 1.5))
        #expect(abs(try #require(adjusted.variance) - 0.08) < 1e-12)
    }

    /// 2000 reports of 24 tests without any change: some false change in at most 6 %.
    @Test func unchangedReportsStayUnchanged() throws {
        var any = 0
        for report in 0..<1000 {
            var random = CounterRandom(seed: 5, stream: UInt64(report))
            let common = random.normal()
            let changes = (0..<24).map { index in
                ("r\(index)", 20 + 1.7857 * (0.7 * common + 0.714 * random.normal()))
            }
            if outcome(changes).contains(where: { [.increased, .decreased].contains($0.verdict) }) { any += 1 }
        }
        #expect(Double(any) / 1000 <= 0.06)
    }
}
