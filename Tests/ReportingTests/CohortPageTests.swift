import Foundation
import StudyRecords
import Testing

@testable import Reporting

/// The cohort page and a patient page of 48 simulated patients. `DERMACURVE_PAGES=DIR` keeps the pages for a look.
@Suite struct CohortPageTests {
    private func keep(_ file: OutputFile) throws -> String {
        if let folder = ProcessInfo.processInfo.environment["DERMACURVE_PAGES"] {
            let name = file.path.replacingOccurrences(of: "report/", with: "")
            try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test func theCohortPageShowsEveryPicture() throws {
        let page = try keep(try Report.index(SimulatedStudy.snapshot))
        for title in [
            "Patients over time", "Mean healing curve, cheek, without control", "balm minus none, cheek",
            "Half-time of the redness, roller 1.5 mm, cheek", "Surveillance: operator operator-1",
            "Surveillance: setting home", "Texture over months",
        ] { #expect(page.contains(title), "\(title)") }
        #expect(page.contains("Red: Redder than this patient") && page.contains("false alarm in"))
        #expect(page.contains("not a clean bill of health") && page.contains("have it seen the same day"))
        #expect(page.contains("observational"))
        let pictures = page.components(separatedBy: "<svg viewBox=\"0 0 640").count - 1
        #expect(pictures >= 8)
        // The figures of strip plots stand in the table of patients.
        let strips = page.components(separatedBy: "data-columns=").count - 1
        #expect(strips == 4)
        #expect(page.components(separatedBy: "Figures behind the picture").count - 1 >= pictures - strips)
        #expect(!page.lowercased().contains("nan ") && !page.contains("inf "))
    }

    @Test func aPatientCardShowsWhatIsExpected() throws {
        let page = try keep(
            try Report.page(of: "S0003", snapshot: SimulatedStudy.snapshot, pictures: [:], differences: [:]))
        #expect(page.components(separatedBy: "class=\"fan\"").count - 1 == 6)
        #expect(page.contains("expected at 28 days") && page.contains("Sessions beside each other"))
        #expect(page.contains("Before and at the last photo") && page.contains("alert red"))
        #expect(page.contains("Watched for: cohort, persistent"))
        let home = try keep(
            try Report.page(of: "S0010", snapshot: SimulatedStudy.snapshot, pictures: [:], differences: [:]))
        #expect(home.contains("have it seen the same day"))
    }

    @Test func noLineIsDrawnThroughFewerThanFourPoints() throws {
        let row = CohortRow(
            .surveillance, metric: "m", unit: "1", group: "operator a", statistic: "cusum", patients: 1, count: 1,
            estimate: 0)
        let aliases = Aliases(people: [], arms: [], study: "", .english)
        #expect(SurveillanceChart(rows: [row, row, row], aliases: aliases).plot == nil)
        #expect(DifferenceChart(rows: [row, row, row], aliases: aliases).plot == nil)
    }

    @Test func pathsHoldOnlyNumbers() throws {
        let index = try Report.index(SimulatedStudy.snapshot)
        let paths = String(decoding: index.bytes, as: UTF8.self).components(separatedBy: " d=\"").dropFirst()
        #expect(paths.count > 500)
        let allowed = Set("MLHVZa-.0123456789 ")
        for path in paths { #expect(path.prefix { $0 != "\"" }.allSatisfy(allowed.contains)) }
    }
}
