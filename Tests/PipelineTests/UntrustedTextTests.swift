import Foundation
import TestSupport
import Testing

/// Names and notes that would like to do more than be read.
@Suite struct UntrustedTextTests {
    private static let names = [
        "<script>alert(1)</script>", "=cmd()|'/c calc'!A1", "+1", "@SUM(A1)", "..", "../../etc/passwd", "a\nb", "a\rb",
        "'; DROP TABLE photo; --", "مريم", "王小明", "👩🏽‍⚕️", "\u{1B}[31mred", "\u{202E}gpj.exe", "a,b\"c", "index",
        String(repeating: "x", count: 300), "CON", "{{name}}", "%s%n",
    ]

    private func study() throws -> StudyOnDisk {
        let study = try StudyOnDisk()
        var rows = "path,subject,region,visit,captured_at,note\n"
        for (index, name) in Self.names.enumerated() {
            let quoted = "\"" + name.replacingOccurrences(of: "\"", with: "\"\"") + "\""
            for visit in 1...2 {
                let path = "photos/\(index)-\(visit).png"
                try study.write(try StudyOnDisk.photo(redness: visit, seed: UInt64(index)), to: path)
                rows += "\(path),\(quoted),\(quoted),\(visit),2026-01-0\(visit),\(quoted)\n"
            }
        }
        try study.write(rows, to: "photos.csv")
        return study
    }

    @Test func isHarmlessEverywhereAndReadBackUnchanged() throws {
        let study = try study()
        let answer = try Program.run(["run", study.root, "--deidentify", "-v"])
        #expect(answer.status == 0, "\(answer.messages)")
        #expect(!answer.messages.contains("\u{1B}[31m") && !answer.messages.contains("\u{202E}"))
        let output = study.path("dermacurve-out")
        let pages = try FileManager.default.contentsOfDirectory(atPath: output + "/report")
        #expect(pages.count == Self.names.count + 1)
        #expect(pages.allSatisfy { !$0.hasPrefix(".") && $0.utf8.count < 256 && !$0.contains("<") })
        for page in pages {
            let html = try study.read("dermacurve-out/report/\(page)")
            #expect(!html.contains("<script>alert") && !html.contains("\u{1B}") && !html.contains("\u{202E}"))
        }
        // Nothing beside the output folder came to be.
        #expect(!study.exists("etc") && !study.exists("dermacurve-out/etc"))
        try expectTablesReadBack(output)
        #expect(try Program.run(["verify", output]).status == 0)
        for name in Self.names.prefix(9) { #expect(try Program.run(["forget", name, output]).status == 0, "\(name)") }
    }

    /// With Python's reader; what a spreadsheet would run carries an apostrophe and nothing else differs.
    private func expectTablesReadBack(_ output: String) throws {
        let script = """
            import csv, json, sys
            rows = list(csv.DictReader(open(sys.argv[1] + "/tables/photos.csv", newline="", encoding="utf-8")))
            seen = {r["subject"] for r in rows}
            bad = [r for r in rows if r["subject"].lstrip("'")[:1] in "=+-@\\t\\r" and r["subject"][:1] != "'"]
            print(json.dumps([sorted(s[1:] if s[:1] == "'" and s[1:2] in "=+-@" else s for s in seen), len(bad)]))
            """
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, output]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let answer = try #require(try JSONSerialization.jsonObject(with: data) as? [Any])
        #expect(
            answer.first as? [String]
                == Self.names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
        #expect(answer.last as? Int == 0)
    }
}
