import Foundation
import Imaging
import TestSupport
import Testing

/// What a further run measures anew, and what it takes over.
@Suite struct ResumeTests {
    @Test func nothingNewDecodesNothingAndLeavesTheFilesAlone() throws {
        let study = try SmallStudy(photos: 6)
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 6)
        let page = try FileManager.default.attributesOfItem(atPath: study.output + "/report/A.html")
        #expect(try study.run().messages.contains("6 unchanged since the last run"))
        #expect(try study.count("decoded") == 0)
        let after = try FileManager.default.attributesOfItem(atPath: study.output + "/report/A.html")
        #expect(page[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
        // A page that somebody changed is made anew.
        try study.folder.write("changed", to: "dermacurve-out/report/A.html")
        #expect(try study.run().status == 0)
        #expect(try study.folder.read("dermacurve-out/report/A.html").contains("</html>"))
        #expect(try study.run(["--fresh"]).status == 0)
        #expect(try study.count("decoded") == 6)
    }

    @Test func movedPhotosAreKnownByTheirContent() throws {
        let study = try SmallStudy(photos: 6)
        #expect(try study.run().status == 0)
        try FileManager.default.moveItem(atPath: study.folder.path("A"), toPath: study.folder.path("C"))
        try study.folder.write("subject,treated_at\nB,2026-01-11\nC,2026-01-11\n", to: "treatments.csv")
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 0)
        #expect(try study.tables() == (try study.undisturbed()))
        #expect(!study.folder.exists("dermacurve-out/report/A.html"))
    }

    @Test func aTouchedOrReplacedPhotoIsToldByItsBytes() throws {
        let study = try SmallStudy(photos: 4)
        #expect(try study.run().status == 0)
        let path = study.folder.path(SmallStudy.path(0))
        try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: path)
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 0)
        // Another photo under the old modification time.
        let date = try #require(try FileManager.default.attributesOfItem(atPath: path)[.modificationDate])
        try study.folder.write(try StudyOnDisk.photo(redness: 19, seed: 77), to: SmallStudy.path(0))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 1)
        #expect(try study.tables() == (try study.undisturbed()))
    }

    @Test func settingsRecomputeOnlyWhatTheyTouch() throws {
        let study = try SmallStudy(photos: 4)
        #expect(try study.run().status == 0)
        for (yaml, decoded) in [
            ("study:\n  name: other\n", 0), ("change:\n  mdc95:\n    erythema-index: 2\n", 0),
            ("texture:\n  noise_percent: 20\n", 4), ("quality:\n  hair_percent: 3\n", 4),
        ] {
            try study.folder.write(yaml, to: "study.yaml")
            #expect(try study.run().status == 0)
            #expect(try study.count("decoded") == decoded, "\(yaml)")
            #expect(try study.tables() == (try study.undisturbed()), "\(yaml)")
        }
    }

    @Test func notesAndTimesOfTheListTouchNoPixel() throws {
        let study = try SmallStudy(photos: 2)
        #expect(try study.run().status == 0)
        try study.folder.write(
            "path,captured_at,note\n\(SmallStudy.path(0)),2026-02-01T10:00+01:00,first\n\(SmallStudy.path(1)),,second\n",
            to: "photos.csv")
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 0)
        #expect(try study.tables() == (try study.undisturbed()))
    }

    @Test func failuresAreTriedAgainAndRefusalsAreNot() throws {
        let study = try SmallStudy(photos: 2)
        let whole = try StudyOnDisk.photo(seed: 9)
        try study.folder.write(Array(whole.dropLast(40)), to: "A/v900/cheek.png")
        // Gray is no skin.
        let gray = try PhotoWriter.png(Patch.flat(120, 120, 120))
        try study.folder.write(gray, to: "A/v901/cheek.png")
        #expect(try study.run().status == 3)
        #expect(try study.count("failed") == 1)
        let refused = try study.count("refused")
        #expect(refused == 1)
        #expect(try study.run().status == 3)
        #expect(try study.count("decoded") == 1)
        #expect(try study.count("refused") == refused)
        try study.folder.write(whole, to: "A/v900/cheek.png")
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 1)
    }

    @Test func photosThatLeaveTheStudyLeaveTheTablesButNotTheLog() throws {
        let study = try SmallStudy(photos: 4)
        #expect(try study.run().status == 0)
        try FileManager.default.removeItem(atPath: study.folder.path(SmallStudy.path(2)))
        #expect(try study.run().status == 0)
        #expect(try !study.folder.read("dermacurve-out/tables/photos.csv").contains(SmallStudy.path(2)))
        let store = try Data(contentsOf: URL(fileURLWithPath: study.output + "/results.sqlite"))
        #expect(store.range(of: Data("photo-removed".utf8)) != nil)
    }
}
