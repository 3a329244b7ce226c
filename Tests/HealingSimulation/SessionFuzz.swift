import HealingModel
import PortableMath
import StudyRecords

/// Random sessions: nothing traps, nothing printed is NaN, and units are a convention. `HealingSimulation fuzz [sessions]`.
struct SessionFuzz {
    let sessions: Int

    private struct Count {
        var fitted = 0, refused = 0, notFinite = 0, laws = 0, broken = 0
    }

    func report() {
        var count = Count()
        for run in 0..<sessions {
            var random = CounterRandom(seed: 81, stream: UInt64(run))
            check(SessionFuzz.session(&random), run, &count)
        }
        print("| what | result | must be |")
        print("|---|---|---|")
        print("| random sessions, none trapped | \(sessions) | |")
        print("| … refused with a named error (NaN, infinite, no error, out of range) | \(count.refused) | |")
        print("| … fitted | \(count.fitted) | |")
        print("| figures that are NaN or infinite | \(count.notFinite) | 0 |")
        print("| scaling, shifting and stretching laws looked at | \(count.laws) | |")
        print("| … broken | \(count.broken) | 0 |")
    }

    /// 1 to 12 points with ties, rounded values, huge and tiny units, and now and then something that is no number.
    private static func session(_ random: inout CounterRandom) -> [CurvePoint] {
        let hours = [-48.0, -24, -1, 0, 0.5, 1, 8, 24, 48, 72, 168, 672]
        let unit = [1.0, 1, 1, 1e-9, 1e12, 0x1p-300, 0x1p400][Int(random.bits() % 7)]
        let noise = [0.0, 0.5, 1, 3][Int(random.bits() % 4)]
        let height = [0.0, 7, -5, 20][Int(random.bits() % 4)]
        let (tau, isRounded) = (1 + 60 * random.uniform(), random.bits() % 5 == 0)
        let spoiled = random.bits() % 11 == 0 ? Int(random.bits() % 12) : -1
        return (0..<1 + Int(random.bits() % 12)).map { index in
            let t = random.bits() % 3 == 0 ? 700 * random.uniform() : hours[Int(random.bits() % 12)]
            let course = t < 0 ? 0 : height * PortableMath.exp(-t / tau)
            var value = 12 + course + noise * random.normal()
            if isRounded { value = value.rounded() }
            if index == spoiled { value = [Double.nan, .infinity, -.infinity, 1e300][Int(random.bits() % 4)] }
            let error = index == spoiled && random.bits() % 2 == 0 ? 0 : 0.3 + Double(random.bits() % 3) / 2
            return CurvePoint(hours: t, value: value * unit, standardError: error * unit, isBaseline: t < 0)
        }
    }

    private func check(_ points: [CurvePoint], _ run: Int, _ count: inout Count) {
        guard let series = try? SessionSeries(points, isSigmaKnown: run % 3 > 0) else {
            count.refused += 1
            return
        }
        count.fitted += 1
        let unit = points[0].standardError
        let fit = SessionFit(series, delta: 1.5 * unit)
        let figures: [Double?] =
            [
                fit.decay?.baseline, fit.decay?.amplitude, fit.decay?.timeConstant, fit.decay?.residual,
                fit.decay?.timeConstantLow, fit.decay?.timeConstantHigh, fit.timeToBaseline?.hours,
                fit.timeToBaseline?.low, fit.timeToBaseline?.high, fit.area?.value, fit.area?.standardError,
                fit.goodness,
            ] + fit.candidates.flatMap { [$0.residual, $0.score, $0.baseline, $0.amplitude, $0.peakHours, $0.width] }
        if !figures.allSatisfy({ $0?.isFinite ?? true }) { count.notFinite += 1 }
        guard run % 8 == 0, let decay = fit.decay, decay.timeConstantLow != nil, decay.timeConstantHigh != nil,
            decay.residual > 1e-6, !decay.isAtBound
        else { return }
        laws(points, unit, fit, decay, run, &count)
    }

    private func laws(
        _ points: [CurvePoint], _ unit: Double, _ fit: SessionFit, _ decay: ExponentialDecay, _ run: Int,
        _ count: inout Count
    ) {
        func again(_ change: (CurvePoint) -> CurvePoint) -> SessionFit? {
            (try? SessionSeries(points.map(change), isSigmaKnown: run % 3 > 0)).map { SessionFit($0) }
        }
        func changed(_ point: CurvePoint, hours: Double = 1, factor: Double = 1, shift: Double = 0) -> CurvePoint {
            CurvePoint(
                hours: point.hours * hours, value: point.value * factor + shift,
                standardError: point.standardError * factor, isBaseline: point.isBaseline)
        }
        func expect(_ law: String, _ isKept: Bool) {
            count.laws += 1
            guard !isKept else { return }
            count.broken += 1
            print("session \(run) breaks the law of \(law): \(points)")
        }
        func near(_ a: Double, _ b: Double, _ tolerance: Double) -> Bool {
            abs(a - b) <= tolerance * max(abs(b), 1e-300)
        }
        // A power of two changes no digit; the order of photos is nothing.
        if let scaled = again({ changed($0, factor: 0x1p40) })?.decay {
            expect(
                "powers of two",
                scaled.amplitude == decay.amplitude * 0x1p40 && scaled.timeConstant == decay.timeConstant)
        }
        if let factor = again({ changed($0, factor: 3.7) })?.decay {
            expect(
                "factors",
                near(factor.residual, decay.residual, 1e-9) && near(factor.amplitude, 3.7 * decay.amplitude, 1e-5))
        }
        if let shifted = again({ changed($0, shift: 40 * unit) })?.decay {
            let drift = abs(shifted.baseline - decay.baseline - 40 * unit)
            expect("shifts", near(shifted.timeConstant, decay.timeConstant, 1e-5) && drift <= 1e-6 * unit * 40)
        }
        // Stretched courses reach down to half the shortest τ: a better one there is outside what the first fit searched.
        if decay.timeConstant < 500, let slow = again({ changed($0, hours: 2) })?.decay, slow.timeConstant < 1900 {
            let isInside = slow.timeConstant >= 2 * ExponentialDecay.range.lowerBound
            expect(
                "time", isInside ? near(slow.residual, decay.residual, 1e-7) : slow.residual <= decay.residual)
        }
    }
}
