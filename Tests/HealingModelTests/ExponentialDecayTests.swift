import StudyRecords
import Testing

@testable import HealingModel

@Suite struct ExponentialDecayTests {
    /// Two points carry no decay; six identical values carry one of no height, whose half-time means nothing.
    private static let withoutDecay: Set<String> = ["S16", "S18"]

    @Test(arguments: try DecayCase.all().filter { !withoutDecay.contains($0.id) })
    func estimatesAreThoseOfR(_ session: DecayCase) throws {
        let decay = try #require(ExponentialDecay(session.points))
        #expect(deviation(decay.baseline, session.expect.baseline) < 1e-8)
        #expect(deviation(decay.amplitude, session.expect.amplitude) < 1e-8)
        #expect(deviation(decay.timeConstant, session.expect.timeConstant) < 1e-8)
        #expect(deviation(decay.residual, session.expect.residual) < 1e-8)
        #expect(decay.isAtBound == session.expect.isAtBound)
    }

    @Test(arguments: try DecayCase.all().filter { !withoutDecay.contains($0.id) })
    func intervalEndsAreThoseOfRAndOpenWhereItsAre(_ session: DecayCase) throws {
        let decay = try #require(ExponentialDecay(session.points))
        for (end, truth) in zip([decay.halfTimeLow, decay.halfTimeHigh], session.expect.halfTimeInterval) {
            #expect((end == nil) == (truth == nil))
            if let end, let truth { #expect(deviation(end, truth) < 1e-6) }
        }
    }

    @Test func theFixtureHasClosedAndOpenIntervals() throws {
        let intervals = try DecayCase.all().map(\.expect.halfTimeInterval)
        #expect(intervals.count == 16)
        #expect(intervals.contains { $0.allSatisfy { $0 != nil } })
        #expect(intervals.contains { $0[0] == nil && $0[1] != nil })
        #expect(intervals.contains { $0[0] != nil && $0[1] == nil })
    }

    @Test func twoPointsCarryNoDecay() throws {
        let session = try #require(try DecayCase.all().first { $0.id == "S16" })
        #expect(ExponentialDecay(session.points) == nil)
        #expect(ExponentialDecay([]) == nil)
    }

    @Test func identicalValuesAreADecayOfNoHeight() throws {
        let session = try #require(try DecayCase.all().first { $0.id == "S18" })
        let decay = try #require(ExponentialDecay(session.points))
        #expect(abs(decay.amplitude) < 1e-8)
        #expect(decay.residual < 1e-8)
        #expect(decay.baseline == 12)
        #expect(decay.timeConstant.isFinite)
    }

    /// Units are a convention: EI in other units, another zero, or days for hours must tell the same story.
    @Test func changingTheUnitsChangesOnlyTheUnits() throws {
        let points = try #require(try DecayCase.all().first { $0.id == "S04" }).points
        let plain = try #require(ExponentialDecay(points))
        let scaled = try #require(ExponentialDecay(points.map { $0.scaled(value: 1024, hours: 1) }))
        #expect(deviation(scaled.amplitude, 1024 * plain.amplitude) < 1e-12)
        #expect(deviation(scaled.residual, plain.residual) < 1e-12)
        #expect(deviation(scaled.timeConstant, plain.timeConstant) < 1e-12)
        let slower = try #require(ExponentialDecay(points.map { $0.scaled(value: 1, hours: 2) }))
        #expect(deviation(slower.timeConstant, 2 * plain.timeConstant) < 1e-9)
        #expect(deviation(try #require(slower.halfTimeHigh), 2 * (try #require(plain.halfTimeHigh))) < 1e-9)
        let shifted = try #require(
            ExponentialDecay(
                points.map {
                    CurvePoint(
                        hours: $0.hours, value: $0.value + 40, standardError: $0.standardError,
                        isBaseline: $0.isBaseline)
                }))
        #expect(deviation(shifted.baseline, plain.baseline + 40) < 1e-9)
        #expect(deviation(shifted.timeConstant, plain.timeConstant) < 1e-8)
    }
}

extension CurvePoint {
    fileprivate func scaled(value factor: Double, hours stretch: Double) -> CurvePoint {
        CurvePoint(
            hours: hours * stretch, value: value * factor, standardError: standardError * factor,
            isBaseline: isBaseline)
    }
}
