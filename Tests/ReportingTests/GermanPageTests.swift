import StudyRecords
import Testing

@testable import Reporting

/// The patient page in German: its own words, its own numbers.
@Suite struct GermanPageTests {
    private static func page(_ language: PageLanguage) throws -> String {
        String(
            decoding: try Report.page(
                of: "S0003", snapshot: SimulatedStudy.snapshot, pictures: [:], differences: [:], language: language
            ).bytes, as: UTF8.self)
    }

    @Test func thePageSaysItsLanguage() throws {
        #expect(try Self.page(.german).contains("<html lang=\"de\">"))
        #expect(try Self.page(.english).contains("<html lang=\"en\">"))
    }

    @Test func noEnglishWordIsLeft() throws {
        let text = VisibleText.of(try Self.page(.german))
        #expect(text.contains("Sitzung 1") && text.contains("95-%-Intervall"))
        for word in [
            "the", "of", "and", "with", "is", "are", "not", "photo", "photos", "after", "before", "change", "session",
            "redness", "days", "to",
        ] {
            let found = try VisibleText.matches("(?i)[^.]{0,30}(?<![\\w-])\(word)(?![\\w-]).{0,30}", in: text)
            #expect(found.isEmpty, "\(word): \(found.first ?? "")")
        }
    }

    @Test func numbersHaveTheMarkOfTheLanguage() throws {
        let german = VisibleText.of(try Self.page(.german))
        let english = VisibleText.of(try Self.page(.english))
        // Version numbers and names of strata are no figures of this page.
        #expect(try VisibleText.matches("[\u{2212}±+ ][0-9]+\\.[0-9]+ (?!mm)", in: german).isEmpty)
        #expect(try VisibleText.matches("[0-9]+,[0-9]", in: english).isEmpty)
        #expect(try VisibleText.matches("[0-9]+,[0-9]", in: german).count > 50)
    }
}
