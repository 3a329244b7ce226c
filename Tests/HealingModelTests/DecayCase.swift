import Foundation
import StudyRecords
import Testing

/// A session computed in R; Fixtures/README.md says how.
struct DecayCase: Decodable, Sendable, CustomTestStringConvertible {
    struct Expected: Decodable, Sendable {
        enum CodingKeys: String, CodingKey {
            case baseline = "b"
            case amplitude = "A"
            case timeConstant = "tau_h"
            case isAtBound = "at_bound"
            case residual = "rss_w"
            case degrees = "df"
            case halfTimeInterval = "half_life_ci_profile"
            case probability = "gof_p"
            case selected, verdict
            case area = "auc"
        }

        let baseline: Double
        let amplitude: Double
        let timeConstant: Double
        let isAtBound: Bool
        let residual: Double
        let degrees: Int
        /// nil where R finds that side open.
        let halfTimeInterval: [Double?]
        let probability: Double?
        let selected: String
        let verdict: String
        let area: Double?
    }

    enum CodingKeys: String, CodingKey {
        case id, tag
        case hours = "t_h"
        case values = "y"
        case deviations = "sd"
        case expect
    }

    let id: String
    let tag: String
    let hours: [Double]
    let values: [Double]
    let deviations: [Double]
    let expect: Expected

    var testDescription: String { "\(id) \(tag)" }

    var points: [CurvePoint] {
        hours.indices.map {
            CurvePoint(
                hours: hours[$0], value: values[$0], standardError: deviations[$0], isBaseline: hours[$0] < 0)
        }
    }

    static func all() throws -> [DecayCase] { try fixture("decay_cases.json") }

    static func fixture<Value: Decodable>(_ name: String) throws -> Value {
        let folder = try #require(Bundle.module.resourceURL)
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
    }
}

/// |value - truth| as a share of the truth; absolute where the truth is itself nothing but rounding (an exact fit).
func deviation(_ value: Double, _ truth: Double) -> Double {
    abs(truth) < 1e-8 ? abs(value) : abs(value - truth) / abs(truth)
}
