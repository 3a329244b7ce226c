import Foundation
import TestSupport
import Testing

/// The whole command on the sample study, whose courses are known.
@Suite struct DemoStudyTests {
    private static let study = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples/DemoStudy").path

    private static let tables = [
        "photos", "measurements", "changes", "curves", "curve-points", "courses", "cohort", "alerts", "data-dictionary",
    ]

    private func run(_ folder: StudyOnDisk, _ options: [String] = [], _ environment: [String: String] = [:]) throws {
        let answer = try Program.run(["run", Self.study, "--out", folder.root] + options, environment: environment)
        #expect(answer.status == 0, "\(answer.messages)")
    }

    @Test func recoversTheKnownCourses() throws {
        let folder = try StudyOnDisk()
        try run(folder)
        let truth = StudyOnDisk.rows(
            String(decoding: try Data(contentsOf: URL(fileURLWithPath: Self.study + "/truth.csv")), as: UTF8.self))
        let changes = StudyOnDisk.rows(try folder.read("tables/changes.csv")).filter {
            $0["metric"] == "erythema-index"
        }
        #expect(changes.count == 24)
        for change in changes {
            let parts = try #require(change["after_photo"]).split(separator: "/")
            let known = try #require(
                truth.first { $0["subject"] == String(parts[0]) && $0["visit"] == String(parts[1]) })
            let expected = try #require(known["true_delta_ei"].flatMap(Double.init))
            let found = try #require(change["change"].flatMap(Double.init))
            #expect(abs(found - expected) < max(0.5, 0.1 * expected), "\(parts)")
            #expect(change["control_adjusted"] == "true")
            if expected > 4.5 { #expect(change["verdict"] == "increased") }
            if expected < 1 { #expect(change["verdict"] == "not-distinguishable") }
        }
        let curves = StudyOnDisk.rows(try folder.read("tables/curves.csv")).filter { $0["metric"] == "erythema-index" }
        #expect(curves.count == 4)
        for curve in curves {
            let known = try #require(
                truth.first { $0["subject"] == curve["subject"] && $0["session"] == curve["session"] })
            let expected = try #require(known["half_time_h"].flatMap(Double.init))
            let found = try #require(curve["half_time_h"].flatMap(Double.init))
            #expect(abs(found - expected) < 0.15 * expected)
            let low = try #require(curve["half_time_low_h"].flatMap(Double.init))
            let high = try #require(curve["half_time_high_h"].flatMap(Double.init))
            #expect(low < expected && expected < high)
        }
    }

    @Test func lanesTimeZonesAndLocalesChangeNoByte() throws {
        let (one, two) = (try StudyOnDisk(), try StudyOnDisk())
        try run(one, ["--jobs", "1"], ["TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8"])
        try run(two, ["--jobs", "2"], ["TZ": "Pacific/Chatham", "LC_ALL": "tr_TR.UTF-8"])
        for table in Self.tables {
            #expect(try one.read("tables/\(table).csv") == (try two.read("tables/\(table).csv")), "\(table)")
        }
    }

    @Test func aSecondRunReusesAndReportRebuildsTheSameBytes() throws {
        let folder = try StudyOnDisk()
        try run(folder)
        let first = try Self.tables.map { try folder.read("tables/\($0).csv") }
        let page = try folder.read("report/P01.html")
        let again = try Program.run(["run", Self.study, "--out", folder.root])
        #expect(again.messages.contains("26 unchanged since the last run"))
        #expect(try Self.tables.map { try folder.read("tables/\($0).csv") } == first)
        try FileManager.default.removeItem(atPath: folder.path("tables"))
        try FileManager.default.removeItem(atPath: folder.path("report"))
        #expect(try Program.run(["report", folder.root]).status == 0)
        #expect(try Self.tables.map { try folder.read("tables/\($0).csv") } == first)
        // Only the time of the run differs.
        #expect(try folder.read("report/P01.html").count == page.count)
    }

    @Test func pagesAreSelfContained() throws {
        let folder = try StudyOnDisk()
        try run(folder)
        for page in ["index", "P01", "P02"] {
            let text = try folder.read("report/\(page).html")
            #expect(text.contains("default-src 'none'"))
            // The name of the SVG namespace is no address.
            let bare = text.replacingOccurrences(of: "http://www.w3.org/2000/svg", with: "")
            #expect(!bare.contains("http://") && !bare.contains("https://"))
            // Scripts are the page's own: inline, and only the one whose digest the policy names.
            #expect(text.contains("script-src 'sha256-") && !text.contains("<script ") && !text.contains(" src=\"/"))
            #expect(text.contains("no diagnosis"))
        }
        let patient = try folder.read("report/P01.html")
        #expect(patient.contains("Half-time 26 h") && patient.contains("class=\"curve\""))
        #expect(patient.contains("data:image/jpeg;base64,") && patient.contains("polygon class=\"treated\""))
    }
}
