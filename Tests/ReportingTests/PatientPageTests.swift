import Foundation
import StudyRecords
import Testing

@testable import Reporting

/// What a patient page says first, and that it stands in every case.
@Suite struct PatientPageTests {
    private static let names = [
        "محمد الفارسي", "王小明", "👩🏽‍⚕️🩹", String(repeating: "Łongname ", count: 34), "<script>alert(1)</script>", "a\"b'c&d",
    ]

    /// The simulated study with one person only, under another name, with what `change` makes of it.
    private static func study(
        _ name: String = "P", of subject: String = "S0003", change: (inout StudySnapshot) -> Void = { _ in }
    ) -> StudySnapshot {
        var part = SimulatedStudy.snapshot.bySubject[subject] ?? SimulatedStudy.snapshot
        for index in part.photos.indices { part.photos[index].record.identity.subject = name }
        for index in part.changes.indices { part.changes[index].subject = name }
        for index in part.curves.indices { part.curves[index].subject = name }
        for index in part.treatments.indices { part.treatments[index].subject = name }
        change(&part)
        return part
    }

    private static func page(_ name: String, _ snapshot: StudySnapshot) throws -> String {
        String(
            decoding: try Report.page(of: name, snapshot: snapshot, pictures: [:], differences: [:]).bytes,
            as: UTF8.self)
    }

    @Test func theAnswerComesBeforeEverythingElse() throws {
        let page = try Self.page("P", Self.study())
        let answer = try #require(page.range(of: "class=\"answer"))
        for later in ["<svg", "<table", "class=\"timeline\"", "<details"] {
            #expect(answer.lowerBound < (try #require(page.range(of: later)).lowerBound))
        }
        let text = VisibleText.of(page)
        let last = try #require(
            Self.study().changes.filter { $0.metric == "erythema-index" && $0.session == 2 && $0.change != nil }.last)
        #expect(text.contains(ChangeWords.english.headline(last.verdict)))
        #expect(text.contains(ChangeWords.english.answerSentence(ChangeFacts.of(last, .english))))
    }

    @Test(arguments: names) func namesOfEveryScriptAreHarmlessAndWhole(name: String) throws {
        let page = try Self.page(name, Self.study(name))
        let shown = MarkupEscaping().escapeText(name)
        #expect(page.contains("<h1><bdi>\(shown)</bdi></h1>"))
        #expect(!page.contains("<script>alert"))
        #expect(PageName.handout(of: name).utf8.count < 255)
    }

    @Test func allRefusedSaysSoWithCures() throws {
        let snapshot = Self.study { study in
            for index in study.photos.indices {
                study.photos[index].record.state = .refused
                study.photos[index].record.reasons = [.blurred]
                study.photos[index].values = []
            }
            (study.changes, study.curves) = ([], [])
        }
        let text = VisibleText.of(try Self.page("P", snapshot))
        #expect(text.contains(PatientWords.english.nothingMeasured) && text.contains("Cannot tell"))
        #expect(text.contains(ReasonCode.blurred.explanation.cure))
        let handout = VisibleText.of(
            String(
                decoding: try Report.handout(of: "P", snapshot: snapshot, pictures: [:], differences: [:]).bytes,
                as: UTF8.self))
        #expect(handout.contains(HandoutWords.english.unmeasured))
        #expect(handout.contains(HandoutWords.english.advice(.sharpness)))
    }

    @Test func aMissingVisitIsNamed() throws {
        let snapshot = Self.study { study in
            guard let second = study.treatments.first(where: { $0.session == 2 })?.treatedAt else { return }
            study.photos.removeAll { $0.record.capturedAt.map { $0 > second } ?? false }
            study.changes.removeAll { $0.session == 2 }
            study.curves.removeAll { $0.session == 2 }
        }
        let text = VisibleText.of(try Self.page("P", snapshot))
        #expect(text.contains(PatientWords.english.missing))
        #expect(text.contains(ChangeWords.english.noPair))
    }

    @Test func everyPictureHasWordsWithNumbersAndEveryHeadingItsPlace() throws {
        let page = try Self.page("P", Self.study())
        let labels = try VisibleText.matches("role=\"img\" aria-label=\"[^\"]*\"", in: page)
        #expect(labels.count >= 3)
        for label in labels { #expect(try VisibleText.matches("[0-9]", in: label).count >= 4, "\(label)") }
        let levels = try VisibleText.matches("<h[1-6]", in: page).compactMap { $0.last?.wholeNumberValue }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
    }

    @Test func withoutAnySubjectTheCohortPageStillStands() throws {
        var snapshot = SimulatedStudy.snapshot
        (snapshot.photos, snapshot.changes, snapshot.curves, snapshot.treatments) = ([], [], [], [])
        snapshot.cohort = CohortOutcome()
        #expect(Report.subjects(snapshot).isEmpty)
        #expect(String(decoding: try Report.index(snapshot).bytes, as: UTF8.self).contains("</html>"))
    }
}
