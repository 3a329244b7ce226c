import StudyRecords

/// The `explain` command's answer: what reason codes mean and what to do.
package struct ReasonReport: Encodable, Sendable {
    struct Entry: Encodable {
        let code, meaning, cure: String
    }

    let reasons: [Entry]

    /// Every code, or the ones asked for.
    package init(_ codes: [String]) throws(InputError) {
        let entries = ReasonCatalog.all.map { Entry(code: $0.code.rawValue, meaning: $0.meaning, cure: $0.cure) }
        if let unknown = codes.first(where: { code in !entries.contains { $0.code == code } }) {
            throw InputError(
                .usage, file: unknown, "there is no such reason code", cure: ReasonReport.advice(unknown, entries))
        }
        reasons = codes.isEmpty ? entries : codes.flatMap { code in entries.filter { $0.code == code } }
    }

    private static func advice(_ unknown: String, _ entries: [Entry]) -> String {
        let near = entries.map(\.code).filter { code in
            unknown.split(separator: "-").contains { $0.count > 2 && code.contains($0) }
        }
        return near.isEmpty
            ? "dermacurve explain lists all codes." : "Did you mean \(near.joined(separator: " or "))?"
    }

    package var lines: [String] { reasons.flatMap { ["\($0.code)  \($0.meaning)", "    \($0.cure)"] } }
}
