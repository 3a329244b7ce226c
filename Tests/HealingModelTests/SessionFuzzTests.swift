import StudyRecords
import Testing

@testable import HealingModel

/// Thousands of random sessions: nothing traps, nothing is NaN, and units are a convention.
@Suite struct SessionFuzzTests {
    private static let schedule = [-48.0, -24, -1, 0, 0.5, 1, 8, 24, 48, 72, 168, 672]

    private func randomSession(_ random: inout CounterRandom) -> [CurvePoint] {
        let count = 1 + Int(random.bits() % 12)
        let noise = [0.0, 0.5, 1, 3][Int(random.bits() % 4)]
        let height = [0.0, 7, -5, 20][Int(random.bits() % 4)]
        let tau = 1 + 60 * random.uniform()
        return (0..<count).map { _ in
            let t = Self.schedule[Int(random.bits() % 12)]
            let course = t < 0 ? 0 : height / (1 + t / tau)
            let value = 12 + course + noise * random.normal()
            return CurvePoint(
                hours: t, value: random.bits() % 9 == 0 ? value.rounded() : value,
                standardError: 0.3 + Double(random.bits() % 3) / 2, isBaseline: t < 0)
        }
    }

    private func figures(_ fit: SessionFit) -> [Double?] {
        let decay = fit.decay
        return [
            decay?.baseline, decay?.amplitude, decay?.timeConstant, decay?.residual, decay?.timeConstantLow,
            decay?.timeConstantHigh, decay?.wald?.timeConstantError, decay?.wald?.baselineError,
            decay?.wald?.amplitudeError, fit.timeToBaseline?.hours, fit.timeToBaseline?.low, fit.timeToBaseline?.high,
            fit.area?.value, fit.area?.standardError, fit.goodness, fit.rescue?.residual, fit.huber?.timeConstant,
            fit.huber?.objective,
        ] + fit.candidates.flatMap { [$0.residual, $0.score, $0.baseline, $0.amplitude, $0.peakHours, $0.width] }
    }

    @Test func randomSessionsNeitherTrapNorGiveNaN() throws {
        var random = CounterRandom(seed: 71)
        for round in 0..<2500 {
            var points = randomSession(&random)
            if round % 20 == 7 {
                let index = Int(random.bits() % UInt64(points.count))
                points[index].value = [Double.nan, .infinity, -.infinity][round % 3]
                #expect(throws: HealingInputError.notFinite(at: index)) { try SessionSeries(points) }
                continue
            }
            let fit = SessionFit(
                try SessionSeries(points, isSigmaKnown: round % 3 > 0), delta: 1.5, isHuberWanted: round % 10 == 0)
            #expect(figures(fit).allSatisfy { $0?.isFinite ?? true }, "\(points)")
        }
    }

    /// A factor on the values scales b, A and area exactly, whatever its size; the order of the photos is nothing.
    @Test func scalingAndOrderChangeNothingElse() throws {
        var random = CounterRandom(seed: 72)
        for round in 0..<300 {
            let points = randomSession(&random)
            let factor = [0x1p-700, 0x1p600, 1e-6, 3.7e9][round % 4]
            let scaled = points.map {
                CurvePoint(
                    hours: $0.hours, value: $0.value * factor, standardError: $0.standardError * factor,
                    isBaseline: $0.isBaseline)
            }
            let plain = SessionFit(try SessionSeries(points), delta: 1.5)
            let other = SessionFit(try SessionSeries(scaled.reversed()), delta: 1.5 * factor)
            #expect(plain.verdict == other.verdict)
            guard let first = plain.decay, let second = other.decay, first.residual > 1e-6 else { continue }
            #expect(deviation(second.residual, first.residual) < 1e-9)
            guard first.timeConstantLow != nil, first.timeConstantHigh != nil else { continue }
            // A power of two changes no digit at all.
            let tolerance = round % 4 < 2 ? 0 : 1e-6
            #expect(abs(second.amplitude / factor - first.amplitude) <= tolerance * abs(first.amplitude))
            #expect(abs(second.timeConstant - first.timeConstant) <= tolerance * first.timeConstant)
        }
    }

    @Test func shiftingMovesTheBaselineAndStretchingTimeTheConstant() throws {
        let points = try #require(try DecayCase.all().first { $0.id == "S04" }).points
        let plain = try #require(ExponentialDecay(try SessionSeries(points)))
        let shifted = points.map {
            CurvePoint(
                hours: $0.hours, value: $0.value + 40, standardError: $0.standardError, isBaseline: $0.isBaseline)
        }
        let moved = try #require(ExponentialDecay(try SessionSeries(shifted)))
        #expect(deviation(moved.baseline, plain.baseline + 40) < 1e-9)
        #expect(deviation(moved.timeConstant, plain.timeConstant) < 1e-8)
        let slower = points.map {
            CurvePoint(
                hours: $0.hours * 2, value: $0.value, standardError: $0.standardError, isBaseline: $0.isBaseline)
        }
        let stretched = try #require(ExponentialDecay(try SessionSeries(slower)))
        #expect(deviation(stretched.timeConstant, 2 * plain.timeConstant) < 1e-9)
        #expect(deviation(try #require(stretched.halfTimeHigh), 2 * (try #require(plain.halfTimeHigh))) < 1e-9)
    }

    @Test func badPointsAreNamed() {
        func series(_ value: Double, _ error: Double, hours: Double = 1) throws -> SessionSeries {
            let good = CurvePoint(hours: -1, value: 1, standardError: 1, isBaseline: true)
            return try SessionSeries([
                good, CurvePoint(hours: hours, value: value, standardError: error, isBaseline: false),
            ])
        }
        #expect(throws: HealingInputError.notFinite(at: 1)) { try series(.nan, 1) }
        #expect(throws: HealingInputError.notFinite(at: 1)) { try series(1, 1, hours: .infinity) }
        #expect(throws: HealingInputError.notPositive(at: 1)) { try series(1, 0) }
        #expect(throws: HealingInputError.outOfRange(at: 1)) { try series(1e300, 1) }
        #expect(throws: HealingInputError.outOfRange(at: 1)) { try series(1, 1, hours: 1e9) }
    }

    /// Two milliseconds a session is the promise; a loaded machine gets five times that.
    @Test func aSessionIsFittedInMilliseconds() throws {
        let points = try #require(try DecayCase.all().first { $0.id == "S01" }).points
        let clock = ContinuousClock()
        let time = try clock.measure {
            for _ in 0..<50 { _ = SessionFit(try SessionSeries(points), delta: 1.5) }
        }
        print("one session: \(time / 50)")
        #expect(time / 50 < .milliseconds(20))
    }

    /// The level of the first photo bounds the time to baseline for every τ, however short: it ends where τ is longest.
    @Test func latePhotosAloneBoundTheTimeToBaselineAtTheLongestTau() throws {
        let photos = [(-24.0, 12.4, 0.8), (184.8, 12.4, 0.3), (338.6, 11.4, 0.8), (671.6, 11.7, 1.3)]
        let fit = SessionFit(try SessionSeries(Self.points(photos)), delta: 0.1)
        let time = try #require(fit.timeToBaseline)
        #expect(time.hours.isFinite && time.isHighAtBound)
        #expect(try #require(time.high) > 671.6)
    }

    /// exp(-293/τ) is below the smallest number at a short τ; the first photo still says nothing of how short τ may be.
    @Test func weeksLateTheShortestTauIsNotExcluded() throws {
        let sessions = [
            [(293.0, 12.14, 0.3), (514.8, 13.05, 1.3), (416.5, 8.54, 0.3)],
            [(519.0, 12.41, 0.8), (566.3, 12.56, 1.3), (525.2, 17.57, 1.3)],
            [(419.2, 6.18, 0.15), (552.1, 4.55, 0.15), (-24, 5.02, 0.15), (-1, 6.26, 0.64)],
        ]
        for photos in sessions {
            let decay = try #require(ExponentialDecay(try SessionSeries(Self.points(photos))))
            #expect(decay.timeConstantLow == nil, "\(photos)")
            #expect(decay.amplitude.isFinite && decay.baseline.isFinite)
        }
    }

    private static func points(_ photos: [(Double, Double, Double)]) -> [CurvePoint] {
        photos.map { hours, value, error in
            CurvePoint(hours: hours, value: value, standardError: error, isBaseline: hours < 0)
        }
    }
}
