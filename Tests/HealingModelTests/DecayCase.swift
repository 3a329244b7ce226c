import Foundation
import StudyRecords
import Testing

@testable import HealingModel

/// A session computed in R; Fixtures/README.md says how.
struct DecayCase: Decodable, Sendable, CustomTestStringConvertible {
    private struct File: Decodable { let cases: [DecayCase] }

    enum CodingKeys: String, CodingKey {
        case id, tag
        case hours = "t_h"
        case values = "y"
        case deviations = "sd"
        case isSigmaKnown = "sigma_known"
        case delta, expect
    }

    let id: String
    let tag: String
    let hours: [Double]
    let values: [Double]
    let deviations: [Double]
    let isSigmaKnown: Bool
    let delta: Double
    /// What R answers.
    let expect: FixtureValue

    func series() throws -> SessionSeries { try SessionSeries(points, isSigmaKnown: isSigmaKnown) }

    func candidate(_ model: CourseModel) throws -> FixtureValue? {
        try expect["models"].object[model.rawValue]
    }

    var testDescription: String { "\(id) \(tag)" }

    var points: [CurvePoint] {
        hours.indices.map {
            CurvePoint(
                hours: hours[$0], value: values[$0], standardError: deviations[$0], isBaseline: hours[$0] < 0)
        }
    }

    static func all() throws -> [DecayCase] {
        let file: File = try fixture("decay_cases.json")
        return file.cases
    }

    static func fixture<Value: Decodable>(_ name: String) throws -> Value {
        let folder = try #require(Bundle.module.resourceURL)
        return try JSONDecoder().decode(Value.self, from: Data(contentsOf: folder.appending(path: "Fixtures/\(name)")))
    }
}

/// |value - truth| as a share of the truth; absolute where the truth is itself nothing but rounding (an exact fit).
func deviation(_ value: Double, _ truth: Double) -> Double {
    abs(truth) < 1e-8 ? abs(value) : abs(value - truth) / abs(truth)
}
