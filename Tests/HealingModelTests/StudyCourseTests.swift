import StudyRecords
import TestSupport
import Testing

@testable import HealingModel

/// Texture over months, one patient over months, and the surveillance of operators.
@Suite struct StudyCourseTests {
    private var months: SyntheticCohort {
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.sessions, cohort.arms) = (20, 4, ["a", "b"])
        cohort.hours = [-1, 24]
        return cohort
    }

    @Test func randomizedArmsShareTheirBaseline() throws {
        var settings = ChangeSettings()
        settings.hasRandomizedArms = true
        let rows = months.outcome(settings).cohort.rows.filter { $0.kind == .course }
        #expect(rows.map(\.statistic) == ["(Intercept)", "month", "month:armb"])
        let slope = try #require(rows.first { $0.statistic == "month" })
        #expect(abs(try #require(slope.estimate) + 0.5) < 3 * (try #require(slope.standardError)))
        #expect((slope.degrees ?? 0) > 3 && slope.note.contains("randomized"))
    }

    @Test func otherArmsAreCalledObservational() {
        let rows = months.outcome().cohort.rows
        let course = rows.filter { $0.kind == .course }
        #expect(course.map(\.statistic).contains("armb"))
        #expect(course.allSatisfy { $0.note.contains("observational") })
        #expect(rows.contains { $0.kind == .lastVisit && $0.note.contains("observational") })
    }

    @Test func onePatientHearsWhatFewVisitsCanShow() throws {
        var cohort = months
        (cohort.patients, cohort.arms) = (1, [])
        let rows = cohort.outcome().cohort.rows.filter { $0.kind == .patient }
        #expect(rows.map(\.statistic) == ["slope", "theil-sen", "kendall-tau"])
        #expect(rows[0].count == 4 && rows[0].probability != nil)
        #expect(rows[2].note.contains("4 visits cannot give less than p = 0.0833: never below 0.05"))
        cohort.sessions = 2
        #expect(!cohort.outcome().cohort.rows.contains { $0.kind == .patient })
    }

    @Test func weeksAfterASessionAreLeftOut() {
        let cohort = months
        let courses = RegionCourse.courses(of: cohort.photos, treatments: cohort.treatments)
        let values = CourseVisits.values(courses[0], cohort.roughness, ChangeSettings())
        #expect(values.count == 4)
        #expect(zip(values, values.dropFirst()).allSatisfy { $1.month - $0.month > 0.9 })
    }

    @Test func anOperatorWhoseSessionsStandOutIsFound() throws {
        var cohort = SyntheticCohort()
        cohort.patients = 40
        cohort.disturbance = { patient, hour in patient % 2 == 1 && patient > 20 && hour == 72 ? 5 : 0 }
        let rows = cohort.outcome().cohort.rows.filter { $0.kind == .surveillance }
        let second = rows.filter { $0.group == "operator operator-2" }
        #expect(second.count == 20 && second.map(\.count) == Array(1...20))
        #expect(second.contains { $0.note.contains("alarm") })
        #expect(!rows.contains { $0.group == "operator operator-1" && $0.note.contains("alarm") })
    }

    @Test func sidesAreKnownByTheirNames() throws {
        #expect(SideDifference.counterpart(of: "left-cheek") == "right-cheek")
        #expect(SideDifference.counterpart(of: "cheek_r") == "cheek_l")
        #expect(SideDifference.counterpart(of: "forehead") == nil)
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.regions) = (2, ["left-cheek", "right-cheek"])
        #expect(cohort.outcome().cohort.alerts.filter { $0.rule == .asymmetry }.count == 4)
        var own = try #require(cohort.outcome().curves.first)
        own.points = own.points.map { point in
            var point = point
            if point.hours >= 24 { point.value += 9 }
            return point
        }
        let other = try #require(cohort.outcome().curves.first { $0.region == "right-cheek" })
        let difference = try #require(SideDifference.curve(own, minus: other))
        let alert = ExcessWatch.asymmetry.alert(difference, isLowSensitivity: true, note: "minus right-cheek")
        #expect(alert.level == .red && alert.isLowSensitivity)
    }
}
