import StudyRecords
import Testing

@testable import HealingModel

@Suite struct SessionTimelineTests {
    private func timeline(_ treatments: [TreatmentSession], region: String = "cheek") -> SessionTimeline {
        SessionTimeline(
            treatments: treatments, subject: "P1", region: region, firstVisit: CourseBuilder.time(-100))
    }

    @Test func sessionsAreOrderedByTimeWhateverTheirNumbers() {
        let sessions = timeline([CourseBuilder.session(1, at: 672), CourseBuilder.session(2, at: 0)]).sessions
        #expect(sessions.map(\.number) == [2, 1])
    }

    @Test func aVisitBelongsToTheLastSessionStrictlyBeforeIt() {
        let timeline = timeline([CourseBuilder.session(1, at: 0), CourseBuilder.session(2, at: 672)])
        let positions = [-24.0, 0, 1, 671, 672, 673].map { timeline.position(of: CourseBuilder.time($0)) }
        #expect(positions.map(\.session) == [1, 1, 1, 1, 1, 2])
        #expect(positions.map(\.hours) == [-24, 0, 1, 671, 672, 1])
    }

    @Test func withoutSessionsTheFirstVisitIsTheSession() {
        let timeline = timeline([])
        #expect(timeline.sessions == [.init(number: 1, treatedAt: CourseBuilder.time(-100))])
        #expect(timeline.position(of: CourseBuilder.time(-76)) == .init(session: 1, hours: 24))
    }

    @Test func sessionsOfOtherPeopleAndRegionsDoNotCount() {
        var other = CourseBuilder.session(1, at: 0)
        other.subject = "P2"
        let elsewhere = CourseBuilder.session(2, at: 5, regions: ["forehead"])
        let here = CourseBuilder.session(3, at: 9, regions: ["chin", "cheek"])
        #expect(timeline([other, elsewhere, here]).sessions.map(\.number) == [3])
        #expect(timeline([other, elsewhere, here], region: "forehead").sessions.map(\.number) == [2])
    }
}
