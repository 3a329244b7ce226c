import StudyRecords
import Testing

@testable import HealingModel

@Suite struct ChangeDecisionTests {
    /// MDC 3.5: SEM = 3.5/(1.96·√2) = 1.26, so that a change of exactly the MDC just leaves zero out.
    private static let mdc = MinimalDetectableChange(mdc95: 3.5, source: "s")

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let after: Double?
        var error: Double? = 0
        var mdc: MinimalDetectableChange? = ChangeDecisionTests.mdc
        var obstacles: [ReasonCode] = []
        let verdict: Verdict
        let reasons: [ReasonCode]
    }

    static let cases = [
        Case(testDescription: "clearly redder", after: 25, verdict: .increased, reasons: []),
        Case(testDescription: "clearly paler", after: 15, verdict: .decreased, reasons: []),
        Case(testDescription: "just above the MDC", after: 23.51, verdict: .increased, reasons: []),
        Case(testDescription: "the MDC itself", after: 23.5, verdict: .notDistinguishable, reasons: [.withinMDC]),
        Case(
            testDescription: "less than the MDC", after: 18, verdict: .notDistinguishable,
            reasons: [.withinMDC, .intervalCoversZero]),
        Case(
            testDescription: "no change at all", after: 20, verdict: .notDistinguishable,
            reasons: [.withinMDC, .intervalCoversZero]),
        Case(
            testDescription: "more than the MDC, in heavy noise", after: 25, error: 2.5, verdict: .notDistinguishable,
            reasons: [.intervalCoversZero]),
        Case(
            testDescription: "noise beyond twice the MDC", after: 40, error: 3, verdict: .cannotSay,
            reasons: [.wideInterval]),
        Case(testDescription: "no MDC", after: 40, mdc: nil, verdict: .cannotSay, reasons: [.noMDC]),
        Case(testDescription: "no value after", after: nil, verdict: .cannotSay, reasons: []),
        Case(
            testDescription: "another camera", after: 40, obstacles: [.cameraChanged], verdict: .notComparable,
            reasons: [.cameraChanged]),
        Case(
            testDescription: "another camera and no MDC", after: 40, mdc: nil, obstacles: [.cameraChanged],
            verdict: .notComparable, reasons: [.cameraChanged]),
    ]

    @Test(arguments: cases)
    func verdictFollowsTheTable(_ row: Case) {
        let variance = row.error.map { $0 * $0 }
        let decision = ChangeDecision(
            before: Reading(value: 20, variance: variance),
            after: row.after.map { Reading(value: $0, variance: variance) }, mdc: row.mdc,
            obstacles: row.obstacles)
        let (verdict, reasons) = decision.verdict()
        #expect(verdict == row.verdict)
        #expect(reasons == row.reasons)
        #expect(decision.change == row.after.map { $0 - 20 })
    }

    @Test func theTableReachesEveryVerdict() {
        #expect(Set(Self.cases.map(\.verdict)) == Set(Verdict.allCases))
    }

    /// Repeatability already holds the sampling of skin: the larger variance counts, never the sum.
    @Test func theLargerOfSEMAndSamplingCounts() throws {
        let sem = Self.mdc.standardErrorOfMeasurement
        let decision = ChangeDecision(
            before: Reading(value: 0, variance: 0.01), after: Reading(value: 5, variance: 4),
            mdc: Self.mdc, obstacles: [])
        let error = (sem * sem + 4).squareRoot()
        #expect(abs(try #require(decision.standardError) - error) < 1e-12)
        let interval = try #require(decision.interval)
        #expect(abs(interval.lowerBound - (5 - 1.959963984540054 * error)) < 1e-12)
        #expect(abs(interval.upperBound - (5 + 1.959963984540054 * error)) < 1e-12)
    }

    @Test func withoutMDCTheSamplingErrorStandsAlone() throws {
        let known = ChangeDecision(
            before: Reading(value: 0, variance: 9), after: Reading(value: 1, variance: 16),
            mdc: nil, obstacles: [])
        #expect(known.standardError == 5)
        let unknown = ChangeDecision(
            before: Reading(value: 0, variance: nil), after: Reading(value: 1, variance: 16),
            mdc: nil, obstacles: [])
        #expect(unknown.standardError == nil)
        #expect(unknown.interval == nil)
        #expect(unknown.change == 1)
    }
}
