import Foundation
import StudyRecords
import TestSupport
import Testing

@testable import Reporting

/// The table of the cohort page: every number in the markup, names and arms that can be hidden, studies of every size.
/// `DERMACURVE_PAGES=DIR` keeps the pages for a look.
@Suite struct CohortTableTests {
    /// A study of redness alone, made without any photo; `change` may disturb it.
    private func study(_ patients: Int, name: (Int) -> String = { "S\($0)" }) -> StudySnapshot {
        var study = SimulatedStudy.snapshot
        (study.photos, study.changes, study.curves, study.treatments) = ([], [], [], [])
        study.cohort = CohortOutcome()
        for index in 0..<patients {
            let subject = name(index)
            let (after, last) = (4 + Double(index % 97) / 10, Double(index % 41) / 10 - 2)
            study.photos += [-1.0, 8, 168].map { photo(subject, hours: $0) }
            study.changes += [change(subject, 8, after), change(subject, 168, last)]
            var curve = CurveRecord(
                subject: subject, region: "cheek", session: 1, metric: "erythema-index", unit: "EI",
                model: .exponential, points: [], isCensored: false, flags: [.noControl])
            (curve.halfTimeHours, curve.halfTimeLowHours) = (12 + Double(index % 61) / 3, 10)
            study.curves.append(curve)
            var session = TreatmentSession(
                subject: subject, session: 1, treatedAt: StudyTime(epochSeconds: 1_772_357_400, offsetMinutes: 0))
            session.arm = index % 2 == 0 ? "balm" : "none"
            study.treatments.append(session)
        }
        return study
    }

    private func photo(_ subject: String, hours: Double) -> MeasuredPhoto {
        let identity = PhotoIdentity(
            path: "\(subject)/\(hours)/cheek.jpg", subject: subject, region: "cheek", visit: "\(hours)", shot: nil)
        var record = PhotoRecord(identity: identity, state: hours > 100 ? .warned : .measured)
        if hours > 100 { record.reasons = [.blurred] }
        record.capturedAt = StudyTime(epochSeconds: 1_772_357_400 + Int(hours * 3600), offsetMinutes: 0)
        let value = MetricValue(
            role: .treated, metric: "erythema-index", revision: 1, unit: "EI", value: 20, standardError: 0.4,
            pixels: 1000, flags: [])
        return MeasuredPhoto(record: record, values: [value])
    }

    private func change(_ subject: String, _ hours: Double, _ value: Double) -> ChangeRecord {
        var change = ChangeRecord(
            subject: subject, region: "cheek", session: 1, metric: "erythema-index", unit: "EI", beforePhotos: [],
            afterPhotos: [], hoursAfter: hours, isControlAdjusted: false,
            verdict: value > 2 ? .increased : .notDistinguishable,
            reasons: [])
        (change.change, change.standardError) = (value, 0.5)
        (change.confidenceLow, change.confidenceHigh) = (value - 1, value + 1)
        return change
    }

    private func page(_ study: StudySnapshot, keep name: String = "") throws -> String {
        let text = try Report.index(study).bytes
        if let folder = ProcessInfo.processInfo.environment["DERMACURVE_PAGES"], !name.isEmpty {
            try Data(text).write(to: URL(fileURLWithPath: "\(folder)/\(name).html"))
        }
        return String(decoding: text, as: UTF8.self)
    }

    @Test func everySessionHasARowThatCarriesItsFigures() throws {
        let page = try page(study(3), keep: "three")
        let rows = page.components(separatedBy: "<tr role=\"row\"><th role=\"rowheader\"").dropFirst()
        #expect(rows.count == 3)
        let second = try #require(rows.dropFirst().first)
        #expect(second.contains("href=\"S1.html\"") && second.contains(">S1</bdi>"))
        #expect(second.contains("data-v=\"4.1\"") && second.contains("+4.10 (3.10 to 5.10)"))
        // The direction of a fall is hidden with the arms: −1.9 becomes 1.9.
        #expect(second.contains("data-v=\"-1.9\" data-b=\"1.90 (0.90 to 2.90)\""))
        #expect(second.contains("12.3 (10.0 to open)") && second.contains("blurred, no-control"))
    }

    @Test func fiveThousandPatientsKeepEveryNumberAndLittleElse() throws {
        let page = try page(study(5000), keep: "5000")
        #expect(page.components(separatedBy: "role=\"rowheader\"").count - 1 == 5000)
        #expect(page.utf8.count < 8_000_000)
        let dots = page.components(separatedBy: "data-rows=\"").dropFirst().map {
            $0.prefix { $0 != "\"" }.split(separator: " ").count
        }
        // Three figures for each of two arms.
        #expect(dots.count == 6 && dots.reduce(0, +) == 15_000)
    }

    @Test func emptyStudiesSayWhatToDo() throws {
        let none = try page(study(0), keep: "none")
        #expect(none.contains("No photo of a person was found") && !none.contains("role=\"rowheader\""))
        var refused = study(2)
        (refused.changes, refused.curves) = ([], [])
        refused.photos = refused.photos.map { photo in
            var record = photo.record
            (record.state, record.reasons) = (.refused, [.noSkin])
            return MeasuredPhoto(record: record)
        }
        let page = try page(refused, keep: "refused")
        #expect(page.contains("No photo could be measured.") && page.contains("Retake closer and in even light"))
        #expect(page.components(separatedBy: "role=\"rowheader\"").count - 1 == 2)
        #expect(try self.page(study(1), keep: "one").components(separatedBy: "role=\"rowheader\"").count - 1 == 1)
    }

    @Test func namesOfEveryKindStayNames() throws {
        let names = [
            "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "مريم", "王小明", "👩🏽‍⚕️",
            String(repeating: "x", count: 300), "a'b", "=cmd()", "{{frame.style}}", "\u{202E}gpj.exe",
        ]
        let page = try page(study(names.count) { names[$0] }, keep: "names")
        #expect(!page.contains("<img src=x") && !page.contains("<script>alert") && !page.contains("\u{202E}"))
        #expect(page.contains(">مريم</bdi>") && page.contains(">王小明</bdi>") && page.contains("{{frame.style}}</bdi>"))
        #expect(page.components(separatedBy: "<script").count - 1 == 1)
    }

    /// What stands in place of names and arms is whole: no person and no arm is without one, and none is like another.
    @Test func everyNameHasOnePseudonym() throws {
        let aliases = Aliases(people: (0..<1200).map { "S\($0)" }, arms: ["balm", "none"], study: "study", .english)
        let people = Set((0..<1200).map { aliases.person("S\($0)") })
        #expect(people.count == 1200 && people.allSatisfy { $0.count == 6 && $0.hasPrefix("P-") })
        #expect(Set([aliases.arm("balm").blinded, aliases.arm("none").blinded]) == ["Arm 1", "Arm 2"])
        #expect(aliases.armsFound(in: "month:armbalm").blinded?.contains("balm") == false)
        let page = try page(study(5) { "Subject \($0) Secret" })
        let shown = page.components(separatedBy: "Secret").dropFirst()
        // Every mention but those in links stands in an element that can change its text.
        for after in shown where !after.hasPrefix(".html") && !after.hasPrefix("~") {
            #expect(after.hasPrefix("</") || after.hasPrefix(", ") || after.hasPrefix("/"), "\(after.prefix(40))")
        }
    }

    @Test func theScriptIsTheOneThePolicyAllows() throws {
        let page = try page(study(2))
        let script = try #require(
            page.components(separatedBy: "<script>").last?.components(separatedBy: "</script>").first)
        let policy = try #require(page.components(separatedBy: "script-src '").last?.components(separatedBy: "'").first)
        #expect(policy == PageTemplates.digest(of: script))
        // From OpenSSL: printf 'abc' | openssl dgst -sha256 -binary | base64.
        #expect(PageTemplates.digest(of: "abc") == "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    }
}
