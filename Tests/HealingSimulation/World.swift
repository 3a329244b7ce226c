import HealingModel
import PortableMath
import StudyRecords

/// The simulated world: cheek a* 12 ± 2.5 between people, rise 7 (log SD 0.30), tau 22 h (log SD 0.35). Assumptions, not data.
enum World {
    static let eightPhotos = [-1.0, 0, 1, 24, 48, 72, 168, 672]
    static let parameters = CohortParameters(
        meanBaseline: 12, meanRise: 7, baselineSpread: 2.5, riseSpread: 2, meanLogTau: PortableMath.log(22),
        logTauSpread: 0.35, sigma: 0.9)

    struct Person {
        let baseline: Double
        let rise: Double
        let tau: Double

        func value(_ hours: Double) -> Double {
            hours < 0 ? baseline : baseline + rise * PortableMath.exp(-hours / tau)
        }
    }

    static func person(_ random: inout CounterRandom) -> Person {
        Person(
            baseline: 12 + 2.5 * random.normal(), rise: 7 + 2 * random.normal(),
            tau: 22 * PortableMath.exp(0.35 * random.normal()))
    }

    static func points(_ hours: [Double], sigma: Double, _ value: (Double) -> Double) -> [CurvePoint] {
        hours.map { CurvePoint(hours: $0, value: value($0), standardError: sigma, isBaseline: $0 < 0) }
    }

    /// Student's t with four degrees of freedom and unit variance.
    static func heavy(_ random: inout CounterRandom) -> Double {
        random.normal() / (random.chiSquare(degrees: 4) / 4).squareRoot() / 2.0.squareRoot()
    }

    static func header() {
        print("| what | setting | result | must be |")
        print("|---|---|---|---|")
    }

    static func row(_ what: String, _ setting: String, _ share: Double, _ limits: String) {
        let text = "\((share * 1000).rounded() / 1000)"
        print("| \(what) | \(setting) | \(text) | \(limits) |")
    }
}
