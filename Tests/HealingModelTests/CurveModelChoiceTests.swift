import PortableMath
import StudyRecords
import Testing

@testable import HealingModel

@Suite struct CurveModelChoiceTests {
    @Test(arguments: try DecayCase.all())
    func candidatesAreThoseOfR(_ session: DecayCase) throws {
        let fit = SessionFit(try session.series(), delta: session.delta)
        for candidate in fit.candidates {
            let truth = try #require(try session.candidate(candidate.model), "\(candidate.model)")
            let residual = try truth.value("rss")
            if candidate.model == .bump {
                #expect(candidate.residual <= residual * (1 + 1e-6) + 1e-8, "\(candidate), R \(residual)")
            } else {
                #expect(deviation(candidate.residual, residual) < 1e-8, "\(candidate.model)")
                #expect((candidate.score == nil) == (truth.object["ic"]?.number == nil))
                if let score = candidate.score, session.id != "S18" {
                    #expect(agrees(score, try truth.value("ic"), 1e-7))
                }
            }
        }
        let names = Set(fit.candidates.map(\.model.rawValue))
        let truth = Set(try session.expect["models"].object.keys).subtracting(["weibull"])
        // R also fits columns without any variation; they repeat the constant.
        #expect(names.isSubset(of: truth) && truth.subtracting(names).isSubset(of: ["step", "ramp"]))
    }

    @Test(arguments: try DecayCase.all())
    func verdictsAreThoseOfR(_ session: DecayCase) throws {
        let fit = SessionFit(try session.series(), delta: session.delta)
        #expect(fit.selected?.model.rawValue == (try session.expect["selected"].text))
        #expect(fit.verdict.rawValue == (try session.expect["verdict"].text))
    }

    @Test(arguments: try DecayCase.all().filter { $0.expect.object["auc"]?.object.isEmpty == false })
    func areaIsThatOfR(_ session: DecayCase) throws {
        let area = try #require(SessionFit(try session.series()).area)
        try session.expect["auc"].expect(
            [
                (area.value, "iauc"), (area.standardError, "se"), (area.fromHours, "from"), (area.toHours, "to"),
            ], 1e-9)
    }

    @Test(arguments: try DecayCase.all().filter { $0.expect.object["rescue"] != nil })
    func rescueIsThatOfR(_ session: DecayCase) throws {
        let rescue = SessionFit(try session.series()).rescue
        let truth = try session.expect["rescue"]["suspect"]
        #expect((rescue == nil) == truth.object.isEmpty)
        guard let rescue, !truth.object.isEmpty else { return }
        #expect(rescue.hours == (try truth.value("t_h")))
        #expect(rescue.isDiscardAllowed == (try truth["discard_allowed"].flag))
        try truth.expect([(rescue.chiSquareReduction, "delta_chi2")], 1e-6)
        try truth.expect([(rescue.residual, "residual")], 1e-8)
        let interval = try truth.numbers("half_life_ci_profile_without")
        #expect(agrees(try #require(rescue.halfTimeLow), interval[0], 1e-6))
        #expect(agrees(try #require(rescue.halfTimeHigh), interval[1], 1e-6))
    }

    @Test(arguments: try DecayCase.all().filter { $0.expect.object["huber"] != nil })
    func robustFitIsThatOfR(_ session: DecayCase) throws {
        let huber = try #require(HuberDecay(try session.series()))
        let truth = try session.expect["huber"]
        try truth.expect(
            [
                (huber.baseline, "b"), (huber.amplitude, "A"), (huber.timeConstant, "tau"),
                (huber.objective, "objective"),
            ], 1e-6)
        #expect(zip(huber.weights, try truth.numbers("weights")).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    /// A jump of d between two pairs of points with sd 1 lowers the score of a step by d² - 2 below the constant's.
    @Test(arguments: [(5.0, CourseModel.constant), (7.0, .step)])
    func noReactionIsPreferredByAMarginOfFour(_ squaredJump: Double, _ model: CourseModel) throws {
        let points = [-24.0, -1, 24, 48].map {
            CurvePoint(
                hours: $0, value: $0 < 0 ? 0 : squaredJump.squareRoot(), standardError: 1, isBaseline: $0 < 0)
        }
        #expect(SessionFit(try SessionSeries(points)).selected?.model == model)
    }

    /// The same early fall, once too red late and once too pale: only the pale point may be set aside.
    @Test(arguments: [(9.0, false), (-9.0, true)])
    func aPointTooRedLateIsNeverDiscarded(_ error: Double, _ isDiscardAllowed: Bool) throws {
        let times = [-2.0, -1, 0, 2, 8, 24, 48, 72, 168]
        let points = times.map { t in
            let healing = t < 0 ? 0 : 12 * pow(0.5, t / 10)
            return CurvePoint(
                hours: t, value: 10 + healing + (t == 72 ? error : 0), standardError: 0.8, isBaseline: t < 0)
        }
        let fit = SessionFit(try SessionSeries(points))
        #expect(fit.verdict == .noModel)
        let rescue = try #require(fit.rescue)
        #expect(rescue.hours == 72)
        #expect(rescue.isDiscardAllowed == isDiscardAllowed)
    }

    private func pow(_ base: Double, _ exponent: Double) -> Double { PortableMath.pow(base, exponent) }
}
