import ResultStore
import StudyRecords

/// Everything a study knows that tells who, where and when: what must not be found in what is handed out.
struct KnownIdentities: Sendable {
    /// By their first word, in small letters.
    private var byFirstWord: [String: [(kind: LeakFinding.Kind, text: String)]] = [:]
    private(set) var count = 0

    init() {}

    init(_ snapshot: StudySnapshot) {
        let records = snapshot.photos.map(\.record)
        let treatments = snapshot.treatments
        let names = records.map(\.identity.subject) + treatments.map(\.subject)
        let notes = treatments.flatMap { [$0.numbing, $0.aftercare].compactMap { $0 } }
        add(.name, names + [snapshot.provenance.studyName] + treatments.compactMap(\.operatorName))
        // A note of one word, like "none" or "gel", tells nobody and stands everywhere.
        add(.comment, (notes + records.flatMap { $0.extraColumns.map(\.value) }).filter { $0.contains(" ") })
        add(.fileName, records.map(\.identity.path))
        add(.date, records.compactMap { $0.capturedAt?.description } + treatments.map(\.treatedAt.description))
        add(.serial, records.compactMap(\.sha256))
    }

    private mutating func add(_ kind: LeakFinding.Kind, _ texts: [String]) {
        // One or two letters would be found in every text.
        for text in Set(texts.map { $0.lowercased() }).sorted() where text.count >= 3 {
            guard let first = KnownIdentities.words(text).first else { continue }
            byFirstWord[first, default: []].append((kind, text))
            count += 1
        }
    }

    /// What of it stands in a text.
    func found(in text: String) -> [(kind: LeakFinding.Kind, text: String)] {
        guard count > 0 else { return [] }
        let small = text.lowercased()
        return Set(KnownIdentities.words(small)).sorted().flatMap { word in
            (byFirstWord[word] ?? []).filter { KnownIdentities.stands($0.text, in: small) }
        }
    }

    private static func words(_ text: String) -> [String] {
        text.unicodeScalars.split { !isWordPart($0) }.map { String($0) }
    }

    /// Whether the text stands there by itself and not within a longer word.
    private static func stands(_ part: String, in text: String) -> Bool {
        var rest = text[...]
        while let range = rest.firstRange(of: part) {
            let before = text[..<range.lowerBound].unicodeScalars.last
            let after = text[range.upperBound...].unicodeScalars.first
            if before.map(isWordPart) != true, after.map(isWordPart) != true { return true }
            rest = rest[rest.index(after: range.lowerBound)...]
        }
        return false
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
}
