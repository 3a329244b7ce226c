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
}
