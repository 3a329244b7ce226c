/// Something in a file that tells who, where or when.
package struct LeakFinding: Encodable, Sendable, Hashable {
    package enum Kind: String, Encodable, Sendable, CaseIterable {
        case gps, date, name, serial, thumbnail, xmp, iptc, comment, path, store
        case fileName = "file-name"
        case makerNote = "maker-note"
        case hiddenData = "hidden-data"
    }

    package let kind: Kind
    /// File, and the place within it.
    package let place: String
    package let detail: String
}

/// Leaks of one file, collected under its name.
struct LeakList {
    var place: String
    private(set) var findings: [LeakFinding] = []
    private var seen: Set<LeakFinding> = []

    init(place: String) { self.place = place }

    mutating func add(_ kind: LeakFinding.Kind, _ detail: String, within part: String = "") {
        let finding = LeakFinding(kind: kind, place: place + (part.isEmpty ? "" : ", " + part), detail: detail)
        if seen.insert(finding).inserted { findings.append(finding) }
    }
}
