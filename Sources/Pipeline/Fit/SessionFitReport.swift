import HealingModel
import StudyRecords

/// The answer of `fit`. A missing end of an interval is open; times are hours.
package struct SessionFitReport: Encodable, Sendable {
    struct Candidate: Encodable {
        let model: String
        let parameters: Int
        let residual, baseline, amplitude: Double
        let score, peak, width: Double?
    }

    struct Decay: Encodable {
        let baseline, amplitude, timeConstant, halfLife, residual: Double
        let isAtBound: Bool
        let halfLifeLow, halfLifeHigh: Double?
        /// Linearized errors, for researchers; the intervals are profiles.
        let baselineError, amplitudeError, timeConstantError: Double?
    }

    struct BaselineTime: Encodable {
        let delta, hours: Double
        let low, high: Double?
        let isLowAtBound, isHighAtBound: Bool
        /// The last photo came earlier: nobody has seen the skin back.
        let isBeyondLastPhoto: Bool
    }

    struct Area: Encodable { let value, standardError, from, to: Double }

    struct Suspect: Encodable {
        let hours, value, residual, chiSquareReduction: Double
        let discardAllowed: Bool
        let modelWithout: String
        let halfLifeWithout: Double?
    }

    struct Robust: Encodable { let baseline, amplitude, timeConstant, objective: Double }

    let verdict: String
    let reasons: [String]
    let points: Int
    let sdSource: String
    let selected: String?
    let goodness: Double?
    let candidates: [Candidate]
    let exponential: Decay?
    let timeToBaseline: BaselineTime?
    let area: Area?
    let suspect: Suspect?
    let robust: Robust?

    init(_ fit: SessionFit, delta: Double?) {
        verdict = fit.verdict.rawValue
        reasons = FitReasons.codes(fit)
        points = fit.pointCount
        sdSource = fit.series.isSigmaKnown ? "known" : "estimated"
        selected = fit.selected?.model.rawValue
        goodness = fit.goodness
        candidates = fit.candidates.map {
            Candidate(
                model: $0.model.rawValue, parameters: $0.model.parameters, residual: $0.residual,
                baseline: $0.baseline, amplitude: $0.amplitude, score: $0.score, peak: $0.peakHours, width: $0.width)
        }
        exponential = fit.decay.map {
            Decay(
                baseline: $0.baseline, amplitude: $0.amplitude, timeConstant: $0.timeConstant, halfLife: $0.halfTime,
                residual: $0.residual, isAtBound: $0.isAtBound, halfLifeLow: $0.halfTimeLow,
                halfLifeHigh: $0.halfTimeHigh, baselineError: $0.wald?.baselineError,
                amplitudeError: $0.wald?.amplitudeError, timeConstantError: $0.wald?.timeConstantError)
        }
        timeToBaseline = fit.timeToBaseline.map { time in
            BaselineTime(
                delta: delta ?? 0, hours: time.hours, low: time.low, high: time.high, isLowAtBound: time.isLowAtBound,
                isHighAtBound: time.isHighAtBound, isBeyondLastPhoto: time.hours > fit.series.lastPhotoHours)
        }
        area = fit.area.map {
            Area(value: $0.value, standardError: $0.standardError, from: $0.fromHours, to: $0.toHours)
        }
        suspect = fit.rescue.map {
            Suspect(
                hours: $0.hours, value: $0.value, residual: $0.residual, chiSquareReduction: $0.chiSquareReduction,
                discardAllowed: $0.isDiscardAllowed, modelWithout: $0.model.rawValue, halfLifeWithout: $0.halfTime)
        }
        robust = fit.huber.map {
            Robust(
                baseline: $0.baseline, amplitude: $0.amplitude, timeConstant: $0.timeConstant, objective: $0.objective)
        }
    }

    /// For the terminal; only what the verdict allows to be said.
    package var lines: [String] {
        var lines = [
            "\(verdict), \(points) points, sd \(sdSource)"
                + (reasons.isEmpty ? "" : ": " + reasons.joined(separator: ", "))
        ]
        if verdict == "decaying", let decay = exponential {
            lines.append(
                "half-life \(FitText.number(decay.halfLife)) h, 95 % \(FitText.interval(decay.halfLifeLow, decay.halfLifeHigh)) h"
            )
            lines.append(
                "rise at the session \(FitText.number(decay.amplitude)) above \(FitText.number(decay.baseline))")
            if let time = timeToBaseline { lines.append(FitText.baseline(time)) }
        }
        if let area {
            lines.append(
                "area above baseline \(FitText.number(area.value)) ± \(FitText.number(area.standardError)) (SE), \(FitText.number(area.from)) to \(FitText.number(area.to)) h"
            )
        }
        if let suspect {
            let note = suspect.discardAllowed ? "may be set aside, visibly" : "too red late: look again, never discard"
            lines.append("without the point at \(FitText.number(suspect.hours)) h a model fits (\(note))")
        }
        return lines
    }
}

/// Numbers for reading at a terminal; --json carries every digit.
enum FitText {
    static func number(_ value: Double) -> String {
        let rounded = (value * 1000).rounded() / 1000
        return rounded == 0 ? "0" : "\(rounded)".withoutTrailingZero
    }

    static func probability(_ p: Double) -> String { p < 0.001 ? "< 0.001" : number(p) }

    static func interval(_ low: Double?, _ high: Double?) -> String {
        "\(low.map(number) ?? "open") to \(high.map(number) ?? "open")"
    }

    static func baseline(_ time: SessionFitReport.BaselineTime) -> String {
        let high = time.isHighAtBound ? nil : time.high
        let low = time.isLowAtBound ? nil : time.low
        guard !time.isBeyondLastPhoto || high != nil else {
            return "back within \(number(time.delta)) later than the last photo"
        }
        return "back within \(number(time.delta)) after \(number(time.hours)) h, 95 % \(interval(low, high)) h"
    }
}

/// Limits of a fit as codes.
enum FitReasons {
    static func codes(_ fit: SessionFit) -> [String] {
        var codes: [String] = []
        if !fit.series.hasBaselinePhoto { codes.append("no-baseline") }
        if fit.verdict == .insufficient { codes.append("few-points") }
        if fit.verdict == .noModel { codes.append("no-model") }
        if let decay = fit.decay, fit.verdict == .decaying {
            if decay.isAtBound { codes.append("range-bound") }
            if decay.halfTimeLow == nil || decay.halfTimeHigh == nil { codes.append("open-interval") }
            if fit.pointCount == 3 { codes.append("indicative") }
        }
        return codes
    }
}
