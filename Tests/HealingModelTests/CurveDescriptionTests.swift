import StudyRecords
import Testing

@testable import HealingModel

/// What a curve row says of points whose answer is known.
@Suite struct CurveDescriptionTests {
    private func record(_ points: [CurvePoint]) -> CurveRecord {
        CurveRecord(
            subject: "P1", region: "cheek", session: 1, metric: "redness", unit: "EI", model: .none, points: points,
            isCensored: false, flags: [])
    }

    @Test(arguments: try DecayCase.all().filter { $0.expect.object["auc"]?.object.isEmpty == false })
    func areaIsThatOfR(_ session: DecayCase) throws {
        var record = record(session.points)
        record.describePoints(delta: nil)
        let truth = try session.expect["auc"].value("iauc")
        #expect(deviation(try #require(record.areaUnderCurve), truth) < 1e-9)
    }

    /// Verdict of the fixture → what the row says. Three points fit exactly; a row asks for four.
    @Test(arguments: try DecayCase.all())
    func rowsSayWhatRSays(_ session: DecayCase) throws {
        var record = record(session.points)
        record.fitDecay(delta: session.delta)
        let verdict = try #require(try session.expect["verdict"].text)
        if session.points.count < SessionCurve.fewestPoints {
            #expect(record.flags == [.fewPoints] && record.verdict == .insufficient)
        } else if verdict == "decaying" {
            #expect(record.model == .exponential && record.verdict == .decaying)
            let halfTime = try session.expect.value("half_life_h")
            #expect(deviation(try #require(record.halfTimeHours), halfTime) < 1e-8)
            #expect(
                deviation(try #require(record.timeToBaselineHours), try session.expect.value("t_to_delta_h")) < 1e-6)
        } else {
            #expect(record.model == .none)
            #expect(record.halfTimeHours == nil && record.timeToBaselineHours == nil)
            #expect(record.flags == [verdict == "no-model" ? .noModel : .noDecay])
            #expect(record.verdict?.rawValue == verdict)
        }
    }

    /// A rise that outlasts the photos is stated only where they bound it.
    @Test func timeToBaselineIsNeverExtrapolated() throws {
        let points = [(-1.0, 0.0), (0, 10), (24, 9.3), (48, 8.8), (72, 8.2)].map {
            CurvePoint(hours: $0.0, value: $0.1, standardError: 0.3, isBaseline: $0.0 < 0)
        }
        var record = record(points)
        record.fitDecay(delta: 0.8)
        let low = try #require(record.timeToBaselineLowHours)
        #expect(low > 72)
        #expect((record.timeToBaselineHours == nil) == (record.timeToBaselineHighHours == nil))
    }

    private static let simulatedHours = [0.0, 1, 24, 48, 72, 168]
    private static let simulatedExcess = [18, 17.387, 7.835, 3.410, 1.484, 0.053]

    /// 18·2^(-t/20 h) above a baseline of zero: published half-time and area of the simulated course.
    @Test func aDecayWithoutNoiseGivesBackItsHalfTimeAndArea() throws {
        let after = Self.simulatedHours.map {
            CurvePoint(hours: $0, value: 18 * halvings($0 / 20), standardError: 1, isBaseline: false)
        }
        var record = record([CurvePoint(hours: -1, value: 0, standardError: 1, isBaseline: true)] + after)
        record.describePoints(delta: 2.2)
        record.fitDecay(delta: 2.2)
        #expect(record.model == .exponential)
        #expect(abs(try #require(record.halfTimeHours) - 20) < 1e-6)
        #expect(abs(try #require(record.areaUnderCurve) - 575.24) < 0.005)
        #expect(record.peakHours == 0)
        #expect(record.recoveryLowHours == 48)
        #expect(record.recoveryHighHours == 72)
        for (hours, excess) in zip(Self.simulatedHours, Self.simulatedExcess) {
            #expect(abs(try #require(record.value(atHours: hours)) - excess) < 5e-4)
        }
        #expect(abs(try #require(record.value(atHours: -5))) < 1e-9)
    }

    @Test func aRowWithoutCurveHasNoValues() {
        #expect(record([]).value(atHours: 24) == nil)
    }

    /// 2^-x by repeated square roots, so that the truth does not come from the code under test.
    private func halvings(_ x: Double) -> Double {
        var (rest, factor, root) = (x, 1.0, 0.5)
        while rest >= 1 {
            factor /= 2
            rest -= 1
        }
        for _ in 0..<60 {
            root = root.squareRoot()
            rest *= 2
            if rest >= 1 {
                factor *= root
                rest -= 1
            }
        }
        return factor
    }
}
