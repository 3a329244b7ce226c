import Foundation
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// The language of pages through the whole command.
@Suite struct PageLanguageTests {
    @Test func theLanguageOfPagesChangesNoTable() throws {
        let study = try SmallStudy(photos: 4)
        #expect(try study.run().status == 0)
        let tables = try study.tables()
        let page = "dermacurve-out/report/A.html"
        #expect(try study.folder.read(page).contains("<html lang=\"en\">"))
        #expect(try Program.run(["report", study.output, "--language", "de"]).status == 0)
        let german = try study.folder.read(page)
        #expect(german.contains("<html lang=\"de\">") && german.contains("Methoden und Herkunft"))
        #expect(try study.tables() == tables)
        // Every metric has its German title; what reads the same in both languages has no space in it.
        for definition in MetricCatalog.definitions where definition.title.contains(" ") {
            #expect(!german.contains("<td>\(definition.title)<br>"), "\(definition.title)")
        }
        #expect(MetricCatalog.definitions.allSatisfy { german.contains("<code>\($0.id)</code>") })
    }

    @Test func theStudyCanNameItsLanguageAndVerifyDoesNotMind() throws {
        let study = try SmallStudy(photos: 4)
        let page = "dermacurve-out/report/B.html"
        #expect(try study.run(["--language", "de"]).status == 0)
        #expect(try study.folder.read(page).contains("<html lang=\"de\">"))
        // A rebuild keeps the language of the run, and the photos give the same numbers under either.
        #expect(try Program.run(["report", study.output]).status == 0)
        #expect(try study.folder.read(page).contains("<html lang=\"de\">"))
        let check = try Program.run(["verify", study.output])
        #expect(check.status == 0, "\(check.messages)")
        // The next run without the option follows study.yaml and measures nothing anew.
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 0)
        #expect(try study.folder.read(page).contains("<html lang=\"en\">"))
        try study.folder.write("report:\n  language: de\n", to: "study.yaml")
        #expect(try study.run().status == 0)
        #expect(try study.count("decoded") == 0)
        #expect(try study.folder.read(page).contains("<html lang=\"de\">"))
        #expect(try study.run(["--language", "fr"]).status == 64)
    }
}
