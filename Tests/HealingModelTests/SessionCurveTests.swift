import Foundation
import StudyRecords
import Testing

@testable import HealingModel

/// Rows of curves.csv, above all those of courses that cannot carry a curve.
@Suite struct SessionCurveTests {
    private func curve(
        _ course: [(hours: Double, value: Double)], _ definition: MetricDefinition = CourseBuilder.definition,
        control: Double? = 20
    ) throws -> CurveRecord {
        let photos = course.map { CourseBuilder.photo($0.hours, treated: $0.value, control: control) }
        let outcome = CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)], definition)
        // The store refuses NaN and infinity; whatever the course, a row must be storable.
        #expect(throws: Never.self) {
            _ = try JSONEncoder().encode(outcome.curves)
            _ = try JSONEncoder().encode(outcome.changes)
        }
        #expect(outcome.curves.count == 1)
        return try #require(outcome.curves.first)
    }

    @Test func aHealingCourseHasItsCurve() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (24, 28), (48, 23.5), (72, 21.5), (168, 20)])
        #expect(curve.model == .exponential)
        #expect(curve.flags == [])
        #expect(curve.peakHours == 0.5)
        let (low, half, high) = (
            try #require(curve.halfTimeLowHours), try #require(curve.halfTimeHours),
            try #require(curve.halfTimeHighHours)
        )
        #expect(low < half && half < high)
        #expect((15...30).contains(half))
        #expect(curve.recoveryLowHours == 24)
        #expect(curve.recoveryHighHours == 48)
        #expect(!curve.isCensored)
        // Points are treated minus control, with the SEM as their error.
        #expect(curve.points.map(\.value) == [0, 17, 8, 3.5, 1.5, 0])
        let mdc = try #require(CourseBuilder.definition.minimalDetectableChange)
        #expect(curve.points.allSatisfy { $0.standardError == mdc.standardErrorOfMeasurement })
    }

    @Test func aPointWithoutControlMakesTheWholeCurveUnadjusted() throws {
        let photos = [(-1.0, 20.0), (0.5, 37), (24, 28), (72, 21)].map {
            CourseBuilder.photo($0.0, treated: $0.1, control: $0.0 == 24 ? nil : 20)
        }
        let curve = try #require(
            CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)]).curves.first)
        #expect(curve.points.map(\.value) == [20, 37, 28, 21])
        #expect(curve.flags.contains(.noControl))
    }

    @Test func threePointsAreTooFew() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (24, 28)])
        #expect(curve.model == .none)
        #expect(curve.flags == [.fewPoints])
        #expect(curve.halfTimeHours == nil)
        #expect(curve.points.count == 3)
    }

    @Test func onePhotoAfterHasAPeakButNoArea() throws {
        let curve = try curve([(-72, 20), (-48, 21), (-1, 19), (24, 37)])
        #expect(curve.flags == [.fewPoints])
        #expect(curve.areaUnderCurve == nil)
        #expect(curve.peakHours == 24)
        #expect(curve.recoveryLowHours == 24)
        #expect(curve.isCensored)
    }

    @Test func noPhotoAfterIsSaid() throws {
        let curve = try curve([(-72, 20), (-1, 19)])
        #expect(curve.flags == [.fewPoints, .noFollowUp])
        #expect(curve.peakHours == nil)
        #expect(curve.areaUnderCurve == nil)
        #expect(!curve.isCensored)
    }

    @Test func withoutBaselineThereIsNoAreaAndNoRecovery() throws {
        let few = try curve([(0.5, 37), (24, 28), (72, 21)])
        #expect(few.flags == [.fewPoints, .noBaseline])
        #expect(few.areaUnderCurve == nil)
        #expect(few.recoveryLowHours == nil)
        #expect(few.recoveryHighHours == nil)
        // Enough photos show the level they fall to, and with it a half-time.
        let many = try curve([(0.5, 57), (12, 44), (24, 35), (48, 27), (96, 21), (168, 20), (336, 20)])
        #expect(many.model == .exponential)
        #expect(many.flags.contains(.noBaseline))
        #expect(many.areaUnderCurve == nil)
        #expect(abs(try #require(many.baseline)) < 2)
    }

    @Test func equalValuesAreNoDecay() throws {
        let curve = try curve([(-1, 30), (0.5, 30), (24, 30), (48, 30), (72, 30)])
        #expect(curve.model == .none)
        #expect(curve.flags == [.noDecay])
        #expect(curve.areaUnderCurve == 0)
        #expect(curve.recoveryLowHours == nil)
        #expect(!curve.isCensored)
    }

    @Test func aCourseStillRaisedAtItsLastPhotoIsCensored() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (24, 33), (48, 30), (72, 28)])
        #expect(curve.isCensored)
        #expect(curve.recoveryLowHours == 72)
        #expect(curve.recoveryHighHours == nil)
    }

    @Test func paleningIsNeverCalledHealing() throws {
        let curve = try curve([(-1, 40), (0.5, 20), (24, 31), (48, 36), (72, 38), (168, 40)])
        #expect(curve.model == .none)
        #expect(curve.flags == [.noDecay])
        #expect(curve.halfTimeHours == nil)
        #expect(try #require(curve.areaUnderCurve) < 0)
        #expect(curve.recoveryLowHours == nil)
        #expect(!curve.isCensored)
    }

    @Test func redThatStaysIsNoDecay() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (24, 37), (72, 36.5), (168, 37)])
        #expect(curve.flags == [.noDecay])
        #expect(curve.isCensored)
    }

    @Test func aSecondFlareFitsNoModel() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (24, 26), (48, 22), (72, 40), (168, 20)])
        #expect(curve.flags == [.noModel])
        #expect(curve.recoveryLowHours == 72)
        #expect(curve.recoveryHighHours == 168)
    }

    @Test func redGoneBeforeTheSecondPhotoHasNoHalfTime() throws {
        let curve = try curve([(-1, 20), (0.1, 40), (1, 20), (24, 20), (72, 20)])
        #expect(curve.model == .none)
        #expect(curve.flags == [.rangeBound])
        #expect(curve.halfTimeHours == nil)
    }

    @Test func anOpenEndIsLeftOpenAndSaid() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (72, 20.2), (168, 20)])
        #expect(curve.model == .exponential)
        #expect(curve.flags == [.openInterval])
        #expect(curve.halfTimeLowHours == nil)
        #expect(try #require(curve.halfTimeHighHours) > (try #require(curve.halfTimeHours)))
    }

    @Test func withoutMDCPointsAndAreaAreAllThatIsSaid() throws {
        let curve = try curve([(-1, 20), (0.5, 37), (24, 28), (48, 24), (72, 21)], CourseBuilder.withoutMDC)
        #expect(curve.model == .none)
        #expect(curve.flags == [.noMDC])
        #expect(curve.areaUnderCurve != nil)
        #expect(curve.recoveryLowHours == nil)
        #expect(!curve.isCensored)
    }

    @Test func unknownErrorsWeighAlike() throws {
        let photos = [(-2.0, 20.0), (-1, 22), (24, 31), (48, 31)].map {
            CourseBuilder.photo($0.0, treated: $0.1, error: nil)
        }
        let curve = try #require(
            CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)], CourseBuilder.withoutMDC).curves.first)
        #expect(curve.areaUnderCurve == 240)
        #expect(curve.points.allSatisfy { $0.standardError == 0 })
    }

    @Test func metricsThatDoNotFallHaveNoCurve() {
        var rising = CourseBuilder.definition
        rising.whileHealing = .none
        let photos = [-1.0, 24].map { CourseBuilder.photo($0, treated: 20) }
        let outcome = CourseBuilder.outcome(photos, [CourseBuilder.session(1, at: 0)], rising)
        #expect(outcome.curves.isEmpty)
        #expect(outcome.changes.count == 1)
    }
}
