import Foundation
import TestSupport
import Testing

/// Replicate photos from folder to verdict, run as a user would.
@Suite struct RepeatabilityCommandTests {
    /// Six people on two days, two shots each; redness moves by whole codes from day to day.
    private func study() throws -> StudyOnDisk {
        let study = try StudyOnDisk()
        let days = [[0, 2], [3, 1], [1, 4], [2, 2], [4, 1], [0, 3]]
        for (person, levels) in days.enumerated() {
            for (day, level) in levels.enumerated() {
                for shot in 1...2 {
                    let photo = try StudyOnDisk.photo(
                        redness: person + level + (shot + person) % 2, time: "2026:03:1\(day) 09:3\(shot):00",
                        seed: UInt64(100 * person + 10 * day + shot))
                    try study.write(photo, to: "P\(person)/2026-03-1\(day)/face_\(shot).png")
                }
            }
        }
        return study
    }

    @Test func replicatesReplaceTheDefaults() throws {
        let study = try study()
        let answer = try Program.run(["repeatability", study.root, "--json"])
        #expect(answer.status == 0, "\(answer.messages)")
        let rows = StudyOnDisk.rows(try study.read("repeatability.csv"))
        let erythema = try #require(rows.first { $0["metric"] == "erythema-index" })
        #expect(erythema["design"] == "visits" && erythema["subjects"] == "6" && erythema["photos"] == "24")
        #expect(erythema["control_adjusted"] == "false" && erythema["scale"] == "linear")
        // By hand from the measured values: mean squares of two visits of two photos each.
        let measured = StudyOnDisk.rows(try study.read("dermacurve-out/tables/measurements.csv")).filter {
            $0["metric"] == "erythema-index"
        }
        let visits = Dictionary(grouping: measured) { [$0["subject"] ?? "", $0["visit"] ?? ""] }
        let pairs = visits.mapValues { $0.compactMap { $0["value"].flatMap(Double.init) } }
        #expect(pairs.count == 12 && pairs.values.allSatisfy { $0.count == 2 })
        let photo = pairs.values.reduce(0) { $0 + ($1[0] - $1[1]) * ($1[0] - $1[1]) / 2 } / 12
        let people = Dictionary(grouping: pairs) { $0.key[0] }.mapValues { $0.map { ($0.value[0] + $0.value[1]) / 2 } }
        let visit = people.values.reduce(0) { $0 + ($1[0] - $1[1]) * ($1[0] - $1[1]) / 2 } / 6 - photo / 2
        let deviation = try #require(erythema["sd_within"].flatMap(Double.init))
        #expect(abs(deviation - (photo + max(0, visit)).squareRoot()) < 1e-9)
        let page = try study.read("repeatability.html")
        #expect(page.contains("<svg") && page.contains("ICC(2,1)") && !page.contains("NaN"))

        // The next run takes its errors from there, and says so.
        #expect(try Program.run(["run", study.root, "-q"]).status == 0)
        let changes = StudyOnDisk.rows(try study.read("dermacurve-out/tables/changes.csv"))
        let change = try #require(changes.first { $0["metric"] == "erythema-index" })
        #expect(change["sd_source"] == "repeatability" && change["mdc_source"]?.contains("6 subjects") == true)
        #expect(change["sem_df"].flatMap(Double.init) != nil && change["p"]?.isEmpty == false)
        #expect(try study.read("dermacurve-out/run.json").contains("repeatability.csv, SHA-256"))
        // Results alone give the same file, in their own folder.
        #expect(try Program.run(["repeatability", study.path("dermacurve-out")]).status == 0)
        #expect(try study.read("dermacurve-out/repeatability.csv") == (try study.read("repeatability.csv")))
        // A file that was spoiled by hand is refused by line.
        let spoiled = try study.read("repeatability.csv").replacingOccurrences(of: "erythema-index,", with: "redness,")
        try study.write(spoiled, to: "repeatability.csv")
        let refused = try Program.run(["run", study.root, "-q"])
        #expect(refused.status == 64 && refused.messages.contains("repeatability.csv:2"))
    }

    @Test func tablesOfRatersGiveTheFiguresOfShroutAndFleiss() throws {
        let study = try StudyOnDisk()
        let wide = try study.write(
            "id,J1,J2,J3,J4\na,9,2,5,8\nb,6,1,3,2\nc,8,4,6,8\nd,7,1,2,6\ne,10,5,6,9\nf,6,2,4,7\n", to: "wide.csv")
        let answer = try Program.run(["repeatability", "--table", wide, "--json"])
        #expect(answer.status == 0, "\(answer.messages)")
        let report = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let row = try #require((report["metrics"] as? [[String: Any]])?.first)
        // Shrout and Fleiss 1979, table 4: .17, .29, .71.
        for (name, published) in [("icc1", 0.17), ("icc2", 0.29), ("icc3", 0.71)] {
            let value = try #require((row[name] as? [String: Any])?["value"] as? Double)
            #expect(abs(value - published) < 0.005)
        }
        let long = try study.write(
            "subject,rater,value\n" + (0..<12).map { "s\($0 / 2),r\($0 % 2),\($0 * 7 % 5)" }.joined(separator: "\n"),
            to: "long.csv")
        #expect(try Program.run(["repeatability", "--table", long]).status == 0)
        let alike = try study.write("id,a,b\n1,2,2\n2,3,3\n", to: "alike.csv")
        #expect(try Program.run(["repeatability", "--table", alike]).status == 64)
        #expect(try Program.run(["repeatability"]).status == 64)
        #expect(try Program.run(["repeatability", study.root]).status == 64)
    }
}
