import StudyRecords
import Testing

@testable import HealingModel

/// Rows of changes.csv from a photo before and a photo after one session.
@Suite struct VisitPairTests {
    private func row(
        _ before: MeasuredPhoto, _ after: MeasuredPhoto, _ definition: MetricDefinition = CourseBuilder.definition,
        settings: ChangeSettings = ChangeSettings()
    ) throws -> ChangeRecord {
        let outcome = CourseBuilder.outcome(
            [before, after], [CourseBuilder.session(1, at: 0)], definition, settings: settings)
        #expect(outcome.changes.count == 1)
        return try #require(outcome.changes.first)
    }

    @Test func changeIsTreatedMinusControlAfterLessTheSameBefore() throws {
        let row = try row(
            CourseBuilder.photo(-1, treated: 22, control: 20), CourseBuilder.photo(24, treated: 36, control: 26))
        #expect(row.isControlAdjusted)
        #expect(row.before == 2)
        #expect(row.after == 10)
        #expect(row.change == 8)
        #expect(row.verdict == .increased)
        #expect(row.hoursAfter == 24)
        #expect(row.beforePhotos == ["P1/h-1/cheek.jpg"])
        #expect(row.afterPhotos == ["P1/h24/cheek.jpg"])
        let low = try #require(row.confidenceLow)
        let high = try #require(row.confidenceHigh)
        // 1.96·√2·SEM is the MDC itself.
        #expect(abs(low - 4.5) < 1e-3)
        #expect(abs(high - 11.5) < 1e-3)
    }

    /// Light that reddens both regions alike is no reaction.
    @Test func lightThatTouchesBothRegionsDropsOut() throws {
        let row = try row(
            CourseBuilder.photo(-1, treated: 22, control: 20), CourseBuilder.photo(24, treated: 32, control: 30))
        #expect(row.change == 0)
        #expect(row.verdict == .notDistinguishable)
    }

    @Test func samplingErrorsOfBothRegionsAdd() throws {
        let row = try row(
            CourseBuilder.photo(-1, treated: 22, control: 20, error: 3),
            CourseBuilder.photo(24, treated: 32, control: 30, error: 4), CourseBuilder.withoutMDC)
        #expect(abs(try #require(row.standardError) - 50.0.squareRoot()) < 1e-12)
        #expect(row.reasons == [.noMDC])
        #expect(row.verdict == .cannotSay)
    }

    @Test func withoutControlTheTreatedRegionStandsAlone() throws {
        let row = try row(CourseBuilder.photo(-1, treated: 22), CourseBuilder.photo(24, treated: 30))
        #expect(!row.isControlAdjusted)
        #expect(row.before == 22)
        #expect(row.change == 8)
    }

    /// Dropping a control that one visit had would otherwise go unsaid.
    @Test func aControlAtOneVisitOnlyIsNotUsedAndThatIsSaid() throws {
        let row = try row(CourseBuilder.photo(-1, treated: 22, control: 20), CourseBuilder.photo(24, treated: 30))
        #expect(!row.isControlAdjusted)
        #expect(row.change == 8)
        #expect(row.reasons == [.noControl])
    }

    @Test func theMDCAndItsSourceAreInTheRow() throws {
        let photos = (CourseBuilder.photo(-1, treated: 22), CourseBuilder.photo(24, treated: 27))
        let stated = try row(photos.0, photos.1)
        #expect(stated.mdc95 == 3.5)
        #expect(stated.mdcSource == "one camera, one lamp")
        #expect(stated.verdict == .increased)
        var settings = ChangeSettings()
        settings.mdc95["redness"] = 6
        let own = try row(photos.0, photos.1, settings: settings)
        #expect(own.mdc95 == 6)
        #expect(own.mdcSource == "study.yaml")
        #expect(own.verdict == .notDistinguishable)
        let unknown = try row(photos.0, photos.1, CourseBuilder.withoutMDC)
        #expect(unknown.mdc95 == nil)
        #expect(unknown.mdcSource == nil)
    }

    @Test func aMissingValueIsExplainedByItsFlags() throws {
        let row = try row(CourseBuilder.photo(-1, treated: 22), CourseBuilder.photo(24, treated: nil))
        #expect(row.verdict == .cannotSay)
        #expect(row.change == nil)
        #expect(row.after == nil)
        #expect(row.reasons == [.regionEmpty])
    }

    @Test func aMetricNeitherVisitKnowsHasNoRow() {
        var other = CourseBuilder.definition
        other.id = "texture"
        let photos = [CourseBuilder.photo(-1, treated: 22), CourseBuilder.photo(24, treated: 30)]
        #expect(CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)], other).changes.isEmpty)
    }

    @Test func howTheSamplingErrorCameAboutIsNoDoubt() throws {
        var after = CourseBuilder.photo(24, treated: 30)
        after.values[0].flags = [.shortTiles, .unexpectedValue]
        #expect(try row(CourseBuilder.photo(-1, treated: 22), after).reasons == [.unexpectedValue])
    }
}
