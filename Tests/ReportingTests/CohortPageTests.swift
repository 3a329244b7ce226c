import Foundation
import HealingModel
import StudyRecords
import TestSupport
import Testing

@testable import Reporting

/// The cohort page and a patient page of 48 simulated patients. `DERMACURVE_PAGES=DIR` keeps the pages for a look.
@Suite struct CohortPageTests {
    private static let snapshot: StudySnapshot = {
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.arms, cohort.sessions, cohort.armFactor) = (48, ["balm", "none"], 2, 1.8)
        cohort.hours = [-25, -1, 0.3, 8, 24, 48, 72, 90, 168]
        cohort.disturbance = { patient, hour in
            patient == 3 && (hour == 72 || hour == 90) ? 8 : patient == 10 && hour == 168 ? 6 : 0
        }
        cohort.isMissing = { patient, hour in patient % 7 == 2 && hour == 168 || patient % 3 == 0 && hour == 8 }
        let outcome = cohort.outcome()
        let time = StudyTime(epochSeconds: 1_772_357_400, offsetMinutes: 0)
        return StudySnapshot(
            provenance: RunProvenance(
                version: "1", commit: "c", toolchain: "t", hostArchitecture: "a", settings: "", settingsDigest: "d",
                startedAt: time, studyName: "Simulated study", notes: []),
            definitions: [cohort.redness, cohort.roughness], treatments: cohort.treatments,
            photos: cohort.photos.sorted { $0.record.identity.path < $1.record.identity.path },
            changes: outcome.changes,
            curves: outcome.curves, cohort: outcome.cohort)
    }()

    private func keep(_ file: OutputFile) throws -> String {
        if let folder = ProcessInfo.processInfo.environment["DERMACURVE_PAGES"] {
            let name = file.path.replacingOccurrences(of: "report/", with: "")
            try Data(file.bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return String(decoding: file.bytes, as: UTF8.self)
    }

    @Test func theCohortPageShowsEveryPicture() throws {
        let page = try keep(try Report.index(Self.snapshot))
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
        #expect(page.components(separatedBy: "Figures behind the picture").count - 1 >= pictures)
        #expect(!page.lowercased().contains("nan ") && !page.contains("inf "))
    }

    @Test func aPatientCardShowsWhatIsExpected() throws {
        let page = try keep(try Report.page(of: "S0003", snapshot: Self.snapshot, pictures: [:], differences: [:]))
        #expect(page.components(separatedBy: "class=\"fan\"").count - 1 == 6)
        #expect(page.contains("expected at 28 days") && page.contains("Sessions beside each other"))
        #expect(page.contains("Before and at the last photo") && page.contains("alert red"))
        #expect(page.contains("Watched for: cohort, persistent"))
        let home = try keep(try Report.page(of: "S0010", snapshot: Self.snapshot, pictures: [:], differences: [:]))
        #expect(home.contains("have it seen the same day"))
    }

    @Test func noLineIsDrawnThroughFewerThanFourPoints() throws {
        let row = CohortRow(
            .surveillance, metric: "m", unit: "1", group: "operator a", statistic: "cusum", patients: 1, count: 1,
            estimate: 0)
        #expect(SurveillanceChart(rows: [row, row, row]).plot == nil)
        #expect(DifferenceChart(rows: [row, row, row]).plot == nil)
    }

    @Test func pathsHoldOnlyNumbers() throws {
        let index = try Report.index(Self.snapshot)
        let paths = String(decoding: index.bytes, as: UTF8.self).components(separatedBy: " d=\"").dropFirst()
        #expect(paths.count > 500)
        let allowed = Set("MLHVZa-.0123456789 ")
        for path in paths { #expect(path.prefix { $0 != "\"" }.allSatisfy(allowed.contains)) }
    }
}
