import StudyRecords

/// What patients and arms are called while their names are hidden on the page.
///
/// The order is that of digests, so that a number tells nothing of the alphabet and is the same on every machine. This hides
/// names from a screen; what may be handed out is made by `--deidentify`.
struct Aliases {
    private let people: [String: String]
    private let arms: [String: String]
    private let words: CohortWords

    init(people names: [String], arms: [String], study: String, _ words: CohortWords) {
        self.words = words
        let digits = max(3, "\(names.count)".count)
        people = Aliases.numbered(names, salt: study) { number in
            "P-" + String(repeating: "0", count: max(0, digits - "\(number)".count)) + "\(number)"
        }
        self.arms = Aliases.numbered(arms, salt: study) { words.codedArm($0) }
    }

    private static func numbered(_ names: [String], salt: String, _ name: (Int) -> String) -> [String: String] {
        let ordered = Set(names).map { (MessageDigest.sha256(salt + "\u{0}" + $0), $0) }.sorted { $0 < $1 }
        let named = ordered.enumerated().map { ($1.1, name($0 + 1)) }
        return Dictionary(named, uniquingKeysWith: { first, _ in first })
    }

    func person(_ name: String) -> String { people[name] ?? "P-?" }

    /// `name` and what follows it, e.g. `, session 2`.
    func label(_ name: String, _ rest: String = "") -> Label { Label(name + rest, coded: person(name) + rest) }

    func arm(_ name: String) -> Label { Label(name, blinded: arms[name]) }

    /// A term of a mixed model, as `month:armbalm`.
    func armsFound(in term: String) -> Label {
        let parts = term.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let coded = parts.map { part in
            guard part.hasPrefix("arm"), let code = arms[String(part.dropFirst(3))] else { return part }
            return "[\(code)]"
        }
        return Label(term, blinded: coded == parts ? nil : coded.joined(separator: ":"))
    }

    /// A text with arms in it.
    func arms(_ names: [String], in text: ([String]) -> String) -> Label {
        Label(text(names), blinded: text(names.map { arms[$0] ?? $0 }))
    }
}
