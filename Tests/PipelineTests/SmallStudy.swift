import Foundation
import TestSupport

/// A study of many small photos, for what runs do rather than what they measure.
struct SmallStudy {
    static let tables = ["photos", "measurements", "changes", "curves", "data-dictionary"]

    let folder: StudyOnDisk

    /// - Parameter photos: two subjects, one region, a day between visits.
    init(photos: Int) throws {
        folder = try StudyOnDisk()
        for index in 0..<photos {
            let day = 10 + index / 2 % 18
            let month = 1 + index / 36
            let time = "2026:\(month < 10 ? "0" : "")\(month):\(day) 09:30:00"
            try folder.write(
                try StudyOnDisk.photo(redness: index % 20, time: time, seed: UInt64(index + 1)),
                to: SmallStudy.path(index))
        }
        try folder.write("subject,treated_at\nA,2026-01-11\nB,2026-01-11\n", to: "treatments.csv")
    }

    static func path(_ index: Int) -> String { "\(index % 2 == 0 ? "A" : "B")/v\(100 + index / 2)/cheek.png" }

    var output: String { folder.path("dermacurve-out") }

    func run(_ options: [String] = [], environment: [String: String] = [:]) throws -> Program.Answer {
        try Program.run(["run", folder.root] + options, environment: environment)
    }

    func tables(in output: String = "dermacurve-out") throws -> [String] {
        try SmallStudy.tables.map { try folder.read("\(output)/tables/\($0).csv") }
    }

    /// The tables of an undisturbed run elsewhere.
    func undisturbed() throws -> [String] {
        _ = try run(["--out", folder.path("undisturbed")])
        return try tables(in: "undisturbed")
    }

    /// run.json's counts.
    func count(_ name: String) throws -> Int? {
        let json = try JSONSerialization.jsonObject(with: Data(folder.read("dermacurve-out/run.json").utf8))
        return ((json as? [String: Any])?["counts"] as? [String: Any])?[name] as? Int
    }
}
