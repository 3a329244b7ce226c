import Foundation
import GRDB
import TestSupport
import Testing

/// verify: what was tampered with is found and named. forget: what was forgotten is gone.
@Suite struct VerifyTests {
    private func verify(_ study: SmallStudy, _ options: String...) throws -> Program.Answer {
        try Program.run(["verify", study.output] + options)
    }

    private func change(_ study: SmallStudy, _ sql: String) throws {
        try DatabaseQueue(path: study.output + "/results.sqlite").write { try $0.execute(sql: sql) }
    }

    @Test func anUntouchedRunAgreesBitByBit() throws {
        let study = try SmallStudy(photos: 6)
        #expect(try study.run().status == 0)
        let all = try verify(study)
        #expect(all.status == 0 && all.messages.contains("6 measured again"), "\(all.messages)")
        #expect(try verify(study, "--sample", "2").messages.contains("2 measured again"))
        #expect(try Program.run(["verify", study.folder.root]).status == 66)
        // Moved photos and later runs keep the chain.
        try FileManager.default.moveItem(atPath: study.folder.path("A"), toPath: study.folder.path("C"))
        #expect(try study.run().status == 0)
        let later = try verify(study)
        #expect(later.status == 0, "\(later.messages)")
    }

    @Test func tamperingIsNamed() throws {
        let photo = SmallStudy.path(2)
        for (sql, code) in [
            ("UPDATE measurement SET value = value + 1e-9 WHERE path = '\(photo)'", "result-changed \(photo)"),
            (
                "UPDATE photo SET record = replace(record, '\"width\":96', '\"width\":97') WHERE path = '\(photo)'",
                "result-changed \(photo)"
            ),
            ("DELETE FROM photo WHERE path = '\(photo)'", "result-missing \(photo)"),
            ("UPDATE change SET record = replace(record, '\"hoursAfter\":', '\"hoursAfter\":1')", "derived-differs"),
            (
                "DROP TRIGGER audit_keeps_values; UPDATE audit SET payload = replace(payload, 'measured', 'refused') WHERE sequence = 4",
                "audit-entry-changed audit entry 4"
            ),
            ("DROP TRIGGER audit_keeps_rows; DELETE FROM audit WHERE sequence = 3", "audit-chain-broken audit entry 4"),
            ("DROP TRIGGER audit_keeps_rows; DELETE FROM audit WHERE sequence > 5", "audit-cut-short"),
        ] {
            let study = try SmallStudy(photos: 6)
            #expect(try study.run(["-q"]).status == 0)
            try change(study, sql)
            let answer = try verify(study, "--sample", "0")
            #expect(answer.status == 3 && answer.messages.contains(code), "\(sql): \(answer.messages)")
        }
    }

    @Test func theLogTakesNoChange() throws {
        let study = try SmallStudy(photos: 2)
        #expect(try study.run(["-q"]).status == 0)
        for sql in ["DELETE FROM audit", "UPDATE audit SET payload = 'x'", "UPDATE audit SET time = '2020'"] {
            #expect(throws: DatabaseError.self) { try change(study, sql) }
        }
    }

    @Test func changedTablesAndOriginalsAreNamed() throws {
        let study = try SmallStudy(photos: 4)
        #expect(try study.run(["-q"]).status == 0)
        let table = try study.folder.read("dermacurve-out/tables/changes.csv")
        try study.folder.write(
            table.replacingOccurrences(of: "cheek", with: "chin"), to: "dermacurve-out/tables/changes.csv")
        #expect(try verify(study, "--sample", "0").messages.contains("table-changed tables/changes.csv"))
        try study.folder.write(try StudyOnDisk.photo(seed: 99), to: SmallStudy.path(1))
        try FileManager.default.removeItem(atPath: study.folder.path(SmallStudy.path(2)))
        let answer = try verify(study)
        #expect(answer.status == 3 && answer.messages.contains("photo-changed \(SmallStudy.path(1))"))
        #expect(answer.messages.contains("photo-missing \(SmallStudy.path(2))"))
    }

    @Test func aForgottenPersonIsGoneFromEveryByte() throws {
        let study = try SmallStudy(photos: 8)
        try FileManager.default.moveItem(atPath: study.folder.path("A"), toPath: study.folder.path("Zaunkoenig"))
        try study.folder.write("subject,treated_at\nZaunkoenig,2026-01-11\nB,2026-01-11\n", to: "treatments.csv")
        #expect(try study.run(["--deidentify"]).status == 0)
        #expect(try Program.run(["forget", "Nobody", study.output]).status == 66)
        let answer = try Program.run(["forget", "Zaunkoenig", study.output])
        #expect(answer.status == 0 && answer.messages.hasSuffix("4 photos forgotten, 4 log entries erased\n"))
        let names = FileManager.default.enumerator(atPath: study.output)?.compactMap { $0 as? String } ?? []
        for name in names where !name.hasSuffix("report") && !name.hasSuffix("tables") {
            let data = try Data(contentsOf: URL(fileURLWithPath: study.output + "/" + name))
            #expect(data.range(of: Data("Zaunkoenig".utf8)) == nil, "\(name)")
        }
        #expect(!names.contains { $0.contains("Zaunkoenig") || $0.contains("deidentified/") })
        #expect(try study.folder.read("dermacurve-out/tables/photos.csv").contains(SmallStudy.path(1)))
        #expect(try verify(study, "--sample", "0").status == 0)
    }
}
