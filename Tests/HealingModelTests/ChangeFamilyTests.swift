import StudyRecords
import Testing

@testable import HealingModel

@Suite struct ChangeFamilyTests {
    @Test func answersAreThoseOfR() throws {
        let rows = try FixtureValue(fixture: "change_decisions.json")["rows"].list
        let family = try ChangeFamily(
            rows.map {
                ChangeQuestion(
                    difference: try $0.value("d"), standardError: try $0.value("se"), relevance: try $0.value("mic"))
            })
        #expect(family.rows.count == 20)
        for (row, truth) in zip(family.rows, rows) {
            try truth.expect(
                [
                    (row.probability, "p"), (row.falseDiscovery, "BH"), (row.falseDiscoveryAnyDependence, "BY"),
                    (row.holm, "holm"), (row.equivalenceProbability, "tost_p"),
                ], 1e-12)
            #expect(row.answer.rawValue == (try truth["verdict"].text))
        }
    }

    @Test func adjustedProbabilitiesAreThoseOfR() throws {
        let edges = try FixtureValue(fixture: "change_decisions.json")["padjust_edge"].object
        #expect(edges.count == 4)
        for edge in edges.values {
            let p = try edge.numbers("p")
            for (found, key) in [
                (MultipleTesting.benjaminiHochberg(p), "BH"), (MultipleTesting.benjaminiYekutieli(p), "BY"),
                (MultipleTesting.holm(p), "holm"),
            ] { #expect(zip(found, try edge.numbers(key)).allSatisfy { agrees($0, $1, 1e-12) }) }
        }
    }

    @Test func fewDegreesOfFreedomWidenTheInterval() {
        let few = ChangeQuestion(difference: 2, standardError: 1, relevance: 1.5, degrees: 10)
        #expect(abs(few.probability - 0.07338803477074037) < 1e-12)
        #expect(abs(few.confidenceInterval.upperBound - (2 + 2.2281388520)) < 1e-9)
    }

    @Test func badQuestionsAreNamed() {
        let good = ChangeQuestion(difference: 1, standardError: 1, relevance: 1)
        var bad = good
        bad.standardError = 0
        #expect(throws: HealingInputError.notPositive(at: 1)) { try ChangeFamily([good, bad]) }
        bad = good
        bad.difference = .nan
        #expect(throws: HealingInputError.notFinite(at: 0)) { try ChangeFamily([bad]) }
        #expect(throws: Never.self) { try ChangeFamily([]) }
    }

    /// se² = 2 must fall to (1.5/1.645)² = 0.83 for "not changed" of no difference at all.
    @Test func settlingPhotosAreTheFewestThatHelp() throws {
        let none = try #require(
            SettlingPhotos(difference: 0, relevance: 1.5, varianceBefore: 1, varianceAfter: 1))
        #expect(none.before + none.after == 4)
        let late = try #require(
            SettlingPhotos(difference: 2.5, relevance: 1.5, varianceBefore: 0.5, varianceAfter: 1.5))
        #expect((late.before, late.after) == (0, 1))
        #expect(SettlingPhotos(difference: 0.7, relevance: 0.8, varianceBefore: 1, varianceAfter: 1) == nil)
    }
}
