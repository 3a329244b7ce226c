import Foundation
import Testing

/// A JSON fixture read by name, as R wrote it.
indirect enum FixtureValue: Decodable, Sendable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([FixtureValue])
    case object([String: FixtureValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .flag(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([FixtureValue].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: FixtureValue].self))
        }
    }

    init(fixture name: String) throws { self = try DecayCase.fixture(name) }

    subscript(_ key: String) -> FixtureValue {
        get throws { try #require(object[key], "no \(key)") }
    }

    subscript(_ index: Int) -> FixtureValue {
        get throws { try #require(list.indices.contains(index) ? list[index] : nil) }
    }

    var object: [String: FixtureValue] { if case .object(let value) = self { value } else { [:] } }
    var list: [FixtureValue] { if case .list(let value) = self { value } else { [] } }
    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var flag: Bool? { if case .flag(let value) = self { value } else { nil } }
    var numbers: [Double] { list.compactMap(\.number) }

    /// The number under a key.
    func value(_ key: String) throws -> Double { try #require(try self[key].number, "no number \(key)") }
    func numbers(_ key: String) throws -> [Double] { try self[key].numbers }

    /// Expects every pair of a found number and the key of R's to agree.
    func expect(_ pairs: [(Double, String)], _ tolerance: Double, _ place: String = "") throws {
        for (found, key) in pairs {
            let truth = try value(key)
            #expect(agrees(found, truth, tolerance), "\(place) \(key): \(found), R \(truth)")
        }
    }
}
