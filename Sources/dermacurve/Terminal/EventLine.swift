import Foundation
import Pipeline
import StudyRecords

/// A run event as one line of JSON: `event` names its kind, the other keys are its figures (Documentation/Events.md).
enum EventLine {
    private struct Line: Encodable {
        var event: String
        var elapsed: Double
        var photo: String?
        var state: String?
        var reasons: [String]?
        var reused: Bool?
        var done: Int?
        var total: Int?
        var perSecond: Double?
        var secondsLeft: Double?
        var setAside: Int?
        var subjects: Int?
        var photos: Int?
        var files: Int?
        var file: String?
        var counts: RunSummary?
        var summary: String?
    }

    static func json(_ event: RunEvent, at seconds: Double, _ left: TimeLeft) -> String {
        var line = line(event, seconds)
        line.secondsLeft = left.seconds(at: seconds).map(rounded)
        if case .photo = event { line.perSecond = rounded(left.rate(at: seconds)) }
        return text(line)
    }

    /// A run that was stopped by a signal.
    static func interrupted(at seconds: Double, done: Int, total: Int, summary: String) -> String {
        text(Line(event: "interrupted", elapsed: rounded(seconds), done: done, total: total, summary: summary))
    }

    private static func text(_ line: Line) -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(line) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    private static func line(_ event: RunEvent, _ seconds: Double) -> Line {
        let elapsed = rounded(seconds)
        switch event {
        case .started(let photos, let setAside, let subjects):
            return Line(event: "started", elapsed: elapsed, total: photos, setAside: setAside, subjects: subjects)
        case .photo(let photo):
            return Line(
                event: "photo", elapsed: elapsed, photo: photo.path, state: photo.state.rawValue,
                reasons: photo.reasons.map(\.rawValue), reused: photo.isReused, done: photo.done, total: photo.total)
        case .curves(let photos): return Line(event: "curves", elapsed: elapsed, photos: photos)
        case .writing(let files): return Line(event: "writing", elapsed: elapsed, files: files)
        case .wrote(let file, let done, let total):
            return Line(event: "wrote", elapsed: elapsed, done: done, total: total, file: file)
        case .finished(let summary):
            return Line(event: "finished", elapsed: elapsed, counts: summary, summary: summary.inWords)
        }
    }

    private static func rounded(_ seconds: Double) -> Double { (seconds * 100).rounded() / 100 }
}
