import Foundation
import Imaging
import TestSupport
import Testing

/// init, measure, compare and metrics, and tables of the user's own.
@Suite struct CommandTests {
    @Test func initWritesSettingsThatReadBackAsDefaults() throws {
        let study = try StudyOnDisk()
        #expect(try Program.run(["init", study.root]).status == 0)
        let yaml = try study.read("study.yaml")
        #expect(yaml.contains("mm_per_px: null") && yaml.contains("#"))
        #expect(try study.read("treatments.csv").hasPrefix("subject,session,treated_at,"))
        try study.write(try StudyOnDisk.photo(), to: "A/2026-03-10/cheek.png")
        let written = try Program.run(["run", study.root, "--out", study.path("one"), "-q"])
        #expect(written.status == 0)
        try FileManager.default.removeItem(atPath: study.path("study.yaml"))
        #expect(try Program.run(["run", study.root, "--out", study.path("two"), "-q"]).status == 0)
        #expect(try study.read("one/tables/measurements.csv") == (try study.read("two/tables/measurements.csv")))
        // A second init touches nothing.
        try study.write("study:\n  name: mine\n", to: "study.yaml")
        #expect(try Program.run(["init", study.root]).status == 0)
        #expect(try study.read("study.yaml") == "study:\n  name: mine\n")
    }

    @Test func measurePrintsJSONAndCSV() throws {
        let study = try StudyOnDisk()
        let photo = try study.write(try StudyOnDisk.photo(), to: "cheek.png")
        let json = try Program.run(["measure", photo, "--json", "--mm-per-px", "0.1"])
        #expect(json.status == 0)
        #expect(json.output.contains("\"erythema-index\"") && json.output.contains("\"standard_error\""))
        let csv = try Program.run(["measure", photo, "--csv"])
        #expect(csv.output.hasPrefix("subject,region,visit,shot,captured_at,session,hours_after,photo,role,metric,"))
        #expect(try Program.run(["measure", photo, "--csv", "--json"]).status == 64)
    }

    @Test func compareStatesTheChangeAndWritesAPage() throws {
        let study = try StudyOnDisk()
        let before = try study.write(try StudyOnDisk.photo(), to: "before.png")
        let after = try study.write(
            try StudyOnDisk.photo(redness: 25, time: "2026:03:11 09:30:00", seed: 6), to: "after.png")
        let answer = try Program.run(["compare", before, after, "--json", "--out", study.path("out")])
        #expect(answer.status == 0)
        #expect(answer.output.contains("\"increased\"") && answer.output.contains("\"hours_between\" : 24"))
        #expect(try study.read("out/compare.html").contains("Redness increased"))
        let other = try study.write(try PhotoWriter.png(Patch.flat(178, 140, 122)), to: "other.png")
        let refused = try Program.run(["compare", before, other])
        #expect(refused.output.contains("not-comparable") || refused.output.contains("cannot-say"))
    }

    @Test func untrustedTextIsHarmlessEverywhere() throws {
        let study = try StudyOnDisk()
        let subject = "\"><script>alert(1)</script>"
        try study.write(try StudyOnDisk.photo(), to: "a.png")
        try study.write(
            "path,subject,region,visit,captured_at,note,doctor\n"
                + "a.png,\"\"\"><script>alert(1)</script>\",cheek,first,2026-03-10,\"=cmd()|x\",\"line\nend\"\n",
            to: "photos.csv")
        #expect(try Program.run(["run", study.root, "-q"]).status == 0)
        let table = try study.read("dermacurve-out/tables/photos.csv")
        #expect(table.contains("'=cmd()|x") && table.contains("\"line\nend\""))
        let index = try study.read("dermacurve-out/report/index.html")
        // The page has one script, its own.
        #expect(index.components(separatedBy: "<script").count == 2 && !index.contains("<script>alert"))
        #expect(index.contains("&lt;script&gt;"))
        let pages = try FileManager.default.contentsOfDirectory(atPath: study.path("dermacurve-out/report"))
        #expect(pages.count == 2 && pages.allSatisfy { !$0.contains("<") && !$0.contains("/") })
        #expect(table.contains(subject.replacingOccurrences(of: "\"", with: "\"\"")))
    }

    @Test func metricsAndVersionAreListed() throws {
        let metrics = try Program.run(["metrics", "--json"])
        for id in [
            "erythema-index", "hemoglobin-index", "a-star", "l-star", "melanin-index", "ita", "redness-area",
            "band-contrast-0.2-0.4-mm", "tq", "ta",
        ] { #expect(metrics.output.contains("\"\(id)\"")) }
        #expect(try Program.run(["--version"]).output.hasPrefix("dermacurve 0."))
        #expect(try Program.run(["--help"]).status == 0)
    }
}
