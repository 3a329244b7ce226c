import Foundation
import TestSupport
import Testing

/// Runs that are killed, starved, robbed of their folder or fed poison.
@Suite struct DisturbedRunTests {
    @Test func aKilledRunGoesOnToTheSameBytes() throws {
        let study = try SmallStudy(photos: 24)
        let expected = try study.undisturbed()
        for round in 0..<6 {
            // Whenever one more photo or two are done: in the middle of everything else.
            let target = 2 + 4 * round
            let run = try RunningProgram(["run", study.folder.root, "--jobs", "2", "--log", "json"])
            try run.waitForLine { $0.contains("\"done\":\(target),") || $0.contains("\"event\":\"finished\"") }
            run.signal(SIGKILL)
            #expect(try Program.run(["verify", study.output, "--sample", "0"]).status == 0)
        }
        #expect(try study.run().status == 0)
        #expect(try study.tables() == expected)
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aSignalEndsTheRunWithItsCounts(_ signal: Int32) throws {
        let study = try SmallStudy(photos: 60)
        let run = try RunningProgram(["run", study.folder.root, "--jobs", "1", "--log", "json"])
        try run.waitForLine { $0.contains("\"done\":3,") }
        run.signal(signal)
        #expect(run.status == 130)
        let last = try #require(run.lines.last)
        #expect(last.contains("\"event\":\"interrupted\"") && last.contains("of 60 photos are stored"))
        #expect(try study.run().status == 0)
        let decoded = try #require(try study.count("decoded"))
        #expect(decoded <= 57 && decoded > 0)
        #expect(try study.tables() == (try study.undisturbed()))
    }

    @Test func aPhotoThatCrashesTheDecoderHarmsNoOther() throws {
        let study = try SmallStudy(photos: 12)
        let poison = ["DERMACURVE_TEST_POISON": SmallStudy.path(5)]
        let answer = try study.run(["--jobs", "2"], environment: poison)
        #expect(answer.status == 3)
        #expect(answer.messages.contains("failed \(SmallStudy.path(5)): decoder-crash"))
        #expect(answer.messages.hasSuffix("11 measured, 1 failed\n"), "\(answer.messages)")
        // A poisonous baseline harms only what needs it.
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 1)
        #expect(try study.tables() == (try study.undisturbed()))
    }

    @Test func aSecondRunIsToldWhoWritesThere() throws {
        let study = try SmallStudy(photos: 60)
        let first = try RunningProgram(["run", study.folder.root, "--jobs", "1", "--log", "json"])
        try first.waitForLine { $0.contains("\"done\":1,") }
        first.signal(SIGSTOP)
        defer { first.signal(SIGKILL) }
        let second = try study.run()
        #expect(second.status == 73)
        #expect(second.messages.contains("process \(first.id) on ") && second.messages.contains("started 20"))
    }

    @Test func aFolderThatIsTakenAwayIsNoticed() throws {
        let study = try SmallStudy(photos: 60)
        let run = try RunningProgram(["run", study.folder.root, "--jobs", "1", "--log", "json"])
        try run.waitForLine { $0.contains("\"done\":2,") }
        try FileManager.default.moveItem(atPath: study.output, toPath: study.folder.path("elsewhere"))
        #expect(run.wait() == 73)
        #expect(run.lines.contains { $0.contains("removed or replaced") })
        #expect(!study.folder.exists("dermacurve-out"))
    }

    @Test(arguments: [
        ("write", 28, "results.sqlite"), ("write", 5, "results.sqlite"), ("fsync", 5, "results.sqlite"),
        ("write", 28, "changes.csv"), ("fsync", 5, "curves.csv"), ("rename", 28, "A.html"), ("rename", 5, "run.json"),
    ]) func aDiskThatFailsIsSaid(_ call: String, _ error: Int, _ path: String) throws {
        let study = try SmallStudy(photos: 4)
        let shim = try FaultShim.build()
        let fault = [
            "LD_PRELOAD": shim, "FAULT_CALL": call, "FAULT_ERROR": "\(error)", "FAULT_PATH": path,
            "FAULT_AFTER": path == "results.sqlite" && call == "write" ? "40" : "0",
        ]
        let answer = try study.run(environment: fault)
        #expect(answer.status == 73, "\(answer.messages)")
        #expect(answer.messages.contains(path) && answer.messages.contains("--out"), "\(answer.messages)")
        let left = FileManager.default.enumerator(atPath: study.output)?.compactMap { $0 as? String } ?? []
        #expect(!left.contains { $0.hasSuffix(".partial") })
        #expect(try study.run().status == 0)
        #expect(try study.tables() == (try study.undisturbed()))
    }

    @Test func linksOutOfTheStudyAreRefused() throws {
        let study = try SmallStudy(photos: 2)
        let outside = try StudyOnDisk()
        let photo = try outside.write(try StudyOnDisk.photo(seed: 3), to: "x/cheek.png")
        try FileManager.default.createSymbolicLink(
            atPath: study.folder.path("A/v100/nose.png"), withDestinationPath: photo)
        try FileManager.default.createSymbolicLink(
            atPath: study.folder.path("D"), withDestinationPath: outside.path("x"))
        #expect(try study.run().status == 0)
        let rows = StudyOnDisk.rows(try study.folder.read("dermacurve-out/tables/photos.csv"))
        #expect(rows.contains { $0["photo"] == "A/v100/nose.png" && $0["reasons"] == "symbolic-link" })
        try study.folder.write(
            "path,subject,region,visit\nD/cheek.png,D,cheek,2026-01-01\nA/v100/cheek.png,,,\n", to: "photos.csv")
        #expect(try study.run().status == 0)
        let listed = StudyOnDisk.rows(try study.folder.read("dermacurve-out/tables/photos.csv"))
        let row = try #require(listed.first { $0["photo"] == "D/cheek.png" })
        #expect(row["state"] == "refused" && row["reasons"] == "symbolic-link" && row["sha256"]?.isEmpty == true)
    }

    @Test func outputIsForItsOwnerAlone() throws {
        let study = try SmallStudy(photos: 2)
        #expect(try study.run().status == 0)
        let names = FileManager.default.enumerator(atPath: study.output)?.compactMap { $0 as? String } ?? []
        #expect(names.count > 9)
        for name in names + ["."] {
            let attributes = try FileManager.default.attributesOfItem(atPath: study.output + "/" + name)
            let mode = (attributes[.posixPermissions] as? Int ?? 0) & 0o777
            #expect(mode == (attributes[.type] as? FileAttributeType == .typeDirectory ? 0o700 : 0o600), "\(name)")
        }
    }
}
