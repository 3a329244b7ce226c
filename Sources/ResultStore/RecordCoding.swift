import Foundation
import StudyRecords

/// Records as JSON text with sorted keys, so that equal records are equal bytes.
enum RecordCoding {
    static func text(_ record: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    static func record<Record: Decodable>(_ type: Record.Type, _ text: String) throws -> Record {
        try JSONDecoder().decode(type, from: Data(text.utf8))
    }
}

extension [ReasonCode] {
    var joinedText: String { map(\.rawValue).joined(separator: ";") }

    init(joinedText: String) {
        self = joinedText.split(separator: ";").map { ReasonCode(rawValue: String($0)) }
    }
}
