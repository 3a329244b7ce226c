import StudyRecords
import Testing

@testable import HealingModel

@Suite struct CurveModelChoiceTests {
    private static let names: [String: CurveModelChoice.Model] = [
        "const": .constant, "step": .step, "ramp": .ramp, "exp": .exponential,
    ]

    @Test(arguments: try DecayCase.all().filter { names[$0.expect.selected] != nil })
    func choiceAndCredibilityAreThoseOfR(_ session: DecayCase) throws {
        let choice = try #require(
            CurveModelChoice(session.points, decay: ExponentialDecay(session.points)))
        #expect(choice.selected == Self.names[session.expect.selected])
        #expect(choice.isCredible == (session.expect.verdict != "no-model"))
    }

    @Test func everyModelIsChosenSomewhereInTheFixture() throws {
        let chosen = Set(try DecayCase.all().compactMap { Self.names[$0.expect.selected] })
        #expect(chosen == Set(CurveModelChoice.Model.allCases))
    }

    /// R explains these with a delayed peak; of our four models none may pass for an explanation.
    @Test(arguments: try DecayCase.all().filter { $0.expect.selected == "bump" })
    func aCourseNoneOfTheModelsFollowsIsNotCredible(_ session: DecayCase) throws {
        let choice = try #require(
            CurveModelChoice(session.points, decay: ExponentialDecay(session.points)))
        #expect(!choice.isCredible)
    }

    /// A jump of d between two pairs of points with sd 1 lowers the score of a step by d² - 2 below the constant's.
    @Test(arguments: [(5.0, CurveModelChoice.Model.constant), (7.0, .step)])
    func noReactionIsPreferredByAMarginOfFour(_ squaredJump: Double, _ model: CurveModelChoice.Model) throws {
        let points = [-24.0, -1, 24, 48].map {
            CurvePoint(
                hours: $0, value: $0 < 0 ? 0 : squaredJump.squareRoot(), standardError: 1, isBaseline: $0 < 0)
        }
        let choice = try #require(CurveModelChoice(points, decay: ExponentialDecay(points)))
        #expect(choice.selected == model)
    }
}
