import StudyRecords
import Testing

@testable import HealingModel

/// Which visits are compared with which, seen from the rows.
@Suite struct RegionCourseTests {
    private let twoSessions = [CourseBuilder.session(1, at: 0), CourseBuilder.session(2, at: 672)]

    private func photos(_ hours: [Double]) -> [MeasuredPhoto] {
        hours.map { CourseBuilder.photo($0, treated: 20 + abs($0) / 100, control: 20) }
    }

    /// `session: before → after` of every row.
    private func pairs(_ outcome: StudyOutcome) -> [String] {
        outcome.changes.map { row in
            let visits = [row.beforePhotos, row.afterPhotos].map { paths in
                paths.map { String($0.split(separator: "/")[1]) }.joined(separator: "+")
            }
            return "\(row.session): \(visits[0]) → \(visits[1])"
        }
    }

    @Test func theLastVisitOfASessionIsAlsoTheBeforeOfTheNext() {
        let outcome = CourseBuilder.outcome(photos([-1, 24, 671, 700, 744]), twoSessions)
        #expect(
            pairs(outcome) == [
                "1: h-1 → h24", "1: h-1 → h671", "2: h671 → h700", "2: h671 → h744",
            ])
        #expect(outcome.changes.map(\.hoursAfter) == [24, 671, 28, 72])
    }

    /// At or before the session is before it: nobody's skin was needled yet, and a visit is never its own after.
    @Test func aVisitAtTheVeryTimeOfASessionIsBeforeIt() {
        let outcome = CourseBuilder.outcome(photos([-1, 0, 24, 672, 700]), twoSessions)
        #expect(pairs(outcome) == ["1: h0 → h24", "1: h0 → h672", "2: h672 → h700"])
    }

    @Test func curvesStartFromAllVisitsBeforeTheCourseAndFromOneBetweenSessions() {
        let curves = CourseBuilder.outcome(photos([-48, -1, 24, 72, 671, 700]), twoSessions).curves
        #expect(curves.map(\.session) == [1, 2])
        #expect(curves[0].points.filter(\.isBaseline).map(\.hours) == [-48, -1])
        #expect(curves[0].points.filter { !$0.isBaseline }.map(\.hours) == [24, 72, 671])
        #expect(curves[1].points.filter(\.isBaseline).map(\.hours) == [-1])
        #expect(curves[1].points.filter { !$0.isBaseline }.map(\.hours) == [28])
    }

    @Test func withoutTreatmentsTheFirstVisitIsTheBaseline() {
        let outcome = CourseBuilder.outcome(photos([10, 34, 82]), [])
        #expect(pairs(outcome) == ["1: h10 → h34", "1: h10 → h82"])
        #expect(outcome.changes.map(\.hoursAfter) == [24, 72])
        #expect(outcome.curves.map { $0.points.map(\.isBaseline) } == [[true, false, false]])
    }

    @Test func aSessionWithoutEarlierVisitHasNoPairs() {
        let outcome = CourseBuilder.outcome(photos([1, 24]), [CourseBuilder.session(1, at: 0)])
        #expect(outcome.changes.isEmpty)
        #expect(outcome.curves.map { $0.flags.contains(.noBaseline) } == [true])
    }

    @Test func theOrderOfPhotosDoesNotMatter() {
        let shots = [1, 2, 3].map { CourseBuilder.photo(24, treated: 31.1 + 0.1 * Double($0), control: 20.3, shot: $0) }
        let ordered = photos([-48, -1, 48, 72, 168, 671, 700]) + shots
        let truth = CourseBuilder.outcome(ordered, twoSessions)
        #expect(!truth.changes.isEmpty && !truth.curves.isEmpty)
        var shuffled = ordered
        for step in [3, 7] {
            shuffled = shuffled.indices.map { shuffled[($0 * step + 1) % shuffled.count] }
            #expect(Set(shuffled) == Set(ordered))
            #expect(shuffled != ordered)
            #expect(CourseBuilder.outcome(shuffled, twoSessions.reversed()) == truth)
        }
    }

    @Test func shotsOfOneVisitAreAveraged() throws {
        let outcome = CourseBuilder.outcome(
            [
                CourseBuilder.photo(-1, treated: 20, error: 3, shot: 2),
                CourseBuilder.photo(-1, treated: 24, error: 4, shot: 1), CourseBuilder.photo(24, treated: 30, error: 0),
            ], [CourseBuilder.session(1, at: 0)], CourseBuilder.withoutMDC)
        let row = try #require(outcome.changes.first)
        #expect(outcome.changes.count == 1)
        #expect(row.before == 22)
        #expect(row.change == 8)
        #expect(row.beforePhotos == ["P1/h-1/cheek_1.jpg", "P1/h-1/cheek_2.jpg"])
        // √(3² + 4²)/2
        #expect(row.standardError == 2.5)
    }

    @Test func aShotWithoutValueLeavesTheOthersToSpeak() throws {
        let outcome = CourseBuilder.outcome(
            [
                CourseBuilder.photo(-1, treated: 20, shot: 1), CourseBuilder.photo(-1, treated: nil, shot: 2),
                CourseBuilder.photo(24, treated: 30),
            ], [CourseBuilder.session(1, at: 0)])
        #expect(outcome.changes.map(\.before) == [20])
        #expect(outcome.changes.map(\.reasons) == [[.regionEmpty]])
    }

    @Test func onlyMeasuredPhotosWithATimeEnterACourse() {
        var refused = CourseBuilder.photo(24, treated: 30)
        refused.record.state = .refused
        var failed = CourseBuilder.photo(48, treated: 30)
        failed.record.state = .failed
        var timeless = CourseBuilder.photo(72, treated: 30)
        timeless.record.capturedAt = nil
        var warned = CourseBuilder.photo(96, treated: 30)
        warned.record.state = .warned
        let before = CourseBuilder.photo(-1, treated: 20)
        let outcome = CourseBuilder.outcome(
            [before, refused, failed, timeless, warned], [CourseBuilder.session(1, at: 0)])
        #expect(pairs(outcome) == ["1: h-1 → h96"])
    }

    @Test func regionsAndSubjectsAreCoursesOfTheirOwn() {
        var stranger = CourseBuilder.photo(24, treated: 30)
        stranger.record.identity.subject = "P0"
        let outcome = CourseBuilder.outcome(
            photos([-1, 24]) + [-1, 48].map { CourseBuilder.photo($0, treated: 20, region: "brow") } + [stranger],
            [CourseBuilder.session(1, at: 0)])
        #expect(pairs(outcome) == ["1: h-1 → h48", "1: h-1 → h24"])
        #expect(outcome.changes.map(\.region) == ["brow", "cheek"])
        #expect(outcome.curves.map { "\($0.subject) \($0.region)" } == ["P0 cheek", "P1 brow", "P1 cheek"])
    }
}
