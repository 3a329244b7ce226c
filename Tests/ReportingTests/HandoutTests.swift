import StudyRecords
import Testing

@testable import Reporting

/// The page in plain words: the verdicts of the page with all figures, and none of its terms.
@Suite struct HandoutTests {
    private static func text(_ subject: String, _ language: PageLanguage) throws -> String {
        var style = ReportStyle()
        style.language = language
        let page = try Report.handout(
            of: subject, snapshot: SimulatedStudy.snapshot, pictures: [:], differences: [:], style: style)
        return VisibleText.of(String(decoding: page.bytes, as: UTF8.self))
    }

    private static let subjects = Report.subjects(SimulatedStudy.snapshot)

    @Test(arguments: PageLanguage.allCases) func noTermOfTheTradeIsUsed(language: PageLanguage) throws {
        let terms = [
            "MDC", "interval", "Intervall", "erythem", "EI", "metric", "Messgröße", "noise", "Rauschen", "signific",
            "signifik", "registr", "baseline", "Ausgangswert", "half-time", "Halbwert", "median", "control",
            "Kontrolle", "score", "session", "Sitzung", "%", "±", "alarm", "detectable", "nachweisbar", "cohort",
        ]
        for subject in Self.subjects.prefix(12) {
            let text = try Self.text(subject, language)
            for term in terms {
                // `percent from the left` of the slider is an attribute; nothing is left out here.
                #expect(!text.contains(term), "\(subject), \(language.rawValue): \(term)")
            }
        }
    }

    @Test(arguments: PageLanguage.allCases) func nothingFlattersOrCalms(language: PageLanguage) throws {
        let words = language.wording.handout
        for subject in Self.subjects.prefix(12) {
            let text = try Self.text(subject, language)
            for term in [
                "improv", "better than", "success", "great", "perfect", "healed", "all clear", "verbesser", "erfolg",
                "super", "geheilt", "Entwarnung", "normal", "gut verheilt",
            ] { #expect(!text.lowercased().contains(term.lowercased()), "\(subject): \(term)") }
            #expect(text.contains(words.watchSigns) && text.contains(words.limits))
        }
    }

    @Test func theVerdictIsThatOfTheFigures() throws {
        var verdicts: Set<Verdict> = []
        for subject in Self.subjects {
            let changes = SimulatedStudy.snapshot.changes.filter {
                $0.subject == subject && $0.metric == "erythema-index" && $0.change != nil
            }
            let session = changes.map(\.session).max()
            let last = try #require(changes.filter { $0.session == session }.last)
            verdicts.insert(last.verdict)
            #expect(try Self.text(subject, .english).contains(HandoutWords.english.headline(last.verdict)))
        }
        #expect(verdicts.count >= 2)
    }

    @Test func everyVerdictAndAdviceHasWords() {
        for words in [HandoutWords.english, .german] {
            #expect(Set(Verdict.allCases.map(words.headline)).count == Verdict.allCases.count)
            #expect(Set(PhotoAdvice.allCases.map(words.advice)).count == PhotoAdvice.allCases.count)
        }
        #expect(PhotoAdvice(.blurred) == .sharpness && PhotoAdvice(.noMDC) == nil)
    }
}
