import StudyRecords

/// What everything with a name is called instead.
struct PseudonymTable {
    private let key: IdentityKey
    private let visits: [[String]: String]
    private let regions: [String: String]
    private let paths: [String: String]
    private let subjects: Set<String>

    init(_ snapshot: StudySnapshot, key: IdentityKey) {
        self.key = key
        let records = snapshot.photos.map(\.record).filter { $0.state != .skipped }
        subjects = Set(records.map(\.identity.subject) + snapshot.treatments.map(\.subject))
        visits = PseudonymTable.visits(records)
        let names = Set(records.map(\.identity.region) + snapshot.treatments.flatMap { $0.regions ?? [] })
        let strange = names.filter { !BodyVocabulary.isPlain($0) }.sorted()
        regions = Dictionary(uniqueKeysWithValues: strange.enumerated().map { ($1, "region-\($0 + 1)") })
        paths = PseudonymTable.paths(records, key, visits, regions)
    }

    func pseudonym(_ subject: String) -> String { PseudonymTable.pseudonym(subject, key) }

    func region(_ name: String) -> String { regions[name] ?? name }

    /// Arms are chosen by researchers and needed to read the results; only what looks like more than a label is hidden.
    func arm(_ name: String) -> String {
        let isPlain =
            name.count <= 20
            && name.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || " -_+0123456789".unicodeScalars.contains($0))
            }
        return isPlain && !subjects.contains { !$0.isEmpty && name.lowercased().contains($0.lowercased()) }
            ? name : "arm-\(key.token("arm", name).prefix(6))"
    }

    func identity(of record: PhotoRecord) -> PhotoIdentity {
        let own = record.identity
        return PhotoIdentity(
            path: paths[own.path] ?? "unknown", subject: pseudonym(own.subject), region: region(own.region),
            visit: visits[[own.subject, own.visit]] ?? "visit", shot: own.shot)
    }

    private static func pseudonym(_ subject: String, _ key: IdentityKey) -> String {
        "S\(key.token("subject", subject))"
    }

    /// `visit-01` and so on, in order of time; a folder's name is mostly its date.
    private static func visits(_ records: [PhotoRecord]) -> [[String]: String] {
        var names: [[String]: String] = [:]
        for (subject, own) in Dictionary(grouping: records, by: \.identity.subject) {
            let firsts = Dictionary(grouping: own, by: \.identity.visit).mapValues { $0.compactMap(\.capturedAt).min() }
            let ordered = firsts.sorted { left, right in
                switch (left.value, right.value) {
                case (let first?, let second?) where first != second: first < second
                case (nil, _?): false
                case (_?, nil): true
                default: left.key < right.key
                }
            }
            for (index, visit) in ordered.enumerated() {
                names[[subject, visit.key]] = "visit-" + (index < 9 ? "0" : "") + "\(index + 1)"
            }
        }
        return names
    }

    private static func paths(
        _ records: [PhotoRecord], _ key: IdentityKey, _ visits: [[String]: String], _ regions: [String: String]
    ) -> [String: String] {
        var (paths, used) = ([String: String](), Set<String>())
        for record in records.sorted(by: { $0.identity.path < $1.identity.path }) {
            let own = record.identity
            let shot = own.shot.map { "_\($0)" } ?? ""
            let stem =
                "\(pseudonym(own.subject, key))/\(visits[[own.subject, own.visit]] ?? "visit")/"
                + "\(regions[own.region] ?? own.region)\(shot)"
            let kind = record.format ?? "photo"
            var (path, number) = ("\(stem).\(kind)", 2)
            while !used.insert(path).inserted {
                path = "\(stem)-\(number).\(kind)"
                number += 1
            }
            paths[own.path] = path
        }
        return paths
    }
}

/// Words a region's name may be made of and still name nobody.
enum BodyVocabulary {
    private static let words: Set<String> = [
        "abdomen", "area", "arm", "armpit", "back", "belly", "breast", "brow", "buttock", "calf", "cheek", "chest",
        "chin", "control", "decollete", "ear", "elbow", "eye", "eyes", "face", "flank", "foot", "forearm", "forehead",
        "front", "full", "glabella", "hand", "head", "hip", "jaw", "knee", "left", "leg", "lip", "lips", "lower",
        "mouth", "neck", "nose", "region", "right", "scalp", "scar", "shin", "shoulder", "side", "skin", "stomach",
        "temple", "thigh", "treated", "upper", "wrist", "zone", "l", "r", "t",
    ]

    static func isPlain(_ name: String) -> Bool {
        let parts = name.lowercased().split { "-_ .".contains($0) }
        return !parts.isEmpty
            && parts.allSatisfy {
                words.contains(String($0)) || ($0.count <= 2 && $0.allSatisfy { "0123456789".contains($0) })
            }
    }
}
