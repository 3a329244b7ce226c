import Foundation
import Pipeline
import StudyRecords

/// A run event as one line of JSON: `event` names its kind, the other keys are its figures.
enum EventLine {
    private struct Line: Encodable {
        var event: String
        var photo: String?
        var state: String?
        var reasons: [String]?
        var reused: Bool?
        var done: Int?
        var total: Int?
        var setAside: Int?
        var files: Int?
        var counts: RunSummary?
        var summary: String?
    }

    static func json(_ event: RunEvent) -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(line(event)) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    private static func line(_ event: RunEvent) -> Line {
        switch event {
        case .started(let photos, let setAside):
            Line(event: "started", total: photos, setAside: setAside)
        case .photo(let path, let state, let reasons, let isReused, let done, let total):
            Line(
                event: "photo", photo: path, state: state.rawValue, reasons: reasons.map(\.rawValue), reused: isReused,
                done: done, total: total)
        case .writing(let files):
            Line(event: "writing", files: files)
        case .finished(let summary):
            Line(event: "finished", counts: summary, summary: summary.inWords)
        }
    }
}
