import StudyRecords
import Testing

@testable import Reporting

/// Every text of the pages exists in every language.
@Suite struct WordingTests {
    private static let languages: [Wording] = PageLanguage.allCases.map(\.wording)

    /// The value a template reaches by `wording.part.name`; nil where there is none.
    private func value(_ path: [Substring], in wording: Wording) -> Any? {
        path.reduce(wording as Any?) { object, name in
            object.flatMap { Mirror(reflecting: $0).children.first { $0.label == String(name) }?.value }
        }
    }

    @Test func templatesNameOnlyTextsThatExist() throws {
        var named = 0
        for (template, text) in PageTemplates.sources.mapValues({ String(decoding: $0, as: UTF8.self) }) {
            for match in try VisibleText.matches("wording(\\.[A-Za-z]+)+", in: text) {
                named += 1
                for wording in Self.languages {
                    let text = value(match.split(separator: ".").dropFirst().map { $0 }, in: wording) as? String
                    #expect(text?.isEmpty == false, "\(template): \(match) in \(wording.tag)")
                }
            }
        }
        #expect(named > 40)
    }

    /// Languages differ wherever a text is more than a symbol.
    @Test func noLongTextIsTheSameInTwoLanguages() {
        func texts(_ object: Any, _ path: String) -> [(String, String)] {
            if let text = object as? String { return [(path, text)] }
            let mirror = Mirror(reflecting: object)
            guard mirror.displayStyle == .struct else { return [] }
            return mirror.children.flatMap { texts($0.value, path + "." + ($0.label ?? "")) }
        }
        let (english, german) = (texts(Wording.english, ""), texts(Wording.german, ""))
        #expect(english.map(\.0) == german.map(\.0) && english.count > 150)
        for (one, other) in zip(english, german) where one.1.contains(" ") {
            #expect(one.1 != other.1, "\(one.0)")
        }
    }

    @Test func everyReasonHasMeaningAndCureInGerman() {
        for reason in ReasonCatalog.all {
            let text = Wording.german.reason(reason.code)
            #expect(GermanReasons.byCode[reason.code.rawValue] != nil, "\(reason.code.rawValue)")
            #expect(text.meaning.hasSuffix(".") && !text.cure.isEmpty && text.meaning != reason.meaning)
        }
        #expect(GermanReasons.byCode.count == ReasonCatalog.all.count)
    }

    @Test func figuresFollowTheLanguage() {
        let (english, german) = (FigureWords.english, FigureWords.german)
        #expect(english.number(14.4883, error: 1.78) == "14.5" && german.number(14.4883, error: 1.78) == "14,5")
        #expect(german.signed(-2.16, error: 1.8) == "\u{2212}2,2")
        #expect(german.interval(9.41, 16.3, error: 1.8) == "9,4 bis 16,3")
        #expect(english.interval(nil, 1) == nil)
        #expect(german.duration(168) == "7 Tage" && german.duration(168, afterPreposition: true) == "7 Tagen")
        #expect(german.duration(82.8) == "3,5 Tage" && english.duration(82.8) == "3.5 days")
        #expect(english.duration(0.2667) == "16 min" && german.duration(23.87) == "24 h")
        #expect(english.date(2026, 3, 10) == "10 March 2026" && german.date(2026, 3, 10) == "10. März 2026")
    }

    @Test func oneThingIsSingular() {
        #expect(PatientWords.english.photos(1) == "1 photo" && PatientWords.english.photos(2) == "2 photos")
        #expect(PatientWords.german.passes(1) == "1 Durchgang" && PatientWords.german.passes(0) == "0 Durchgänge")
        #expect(ChangeWords.german.visitsAfter(1) == "1 weiterer Termin danach")
    }

    @Test func notesKeepTheirFigures() {
        let note = Wording.german.note
        #expect(note("after is 1.4× closer") == "das Foto danach ist 1,4× näher")
        #expect(note("control skin moved by -3.2 EI") == "die Kontrollhaut änderte sich um -3,2 EI")
        #expect(note("care from 2.0, limit 5.0") == "Vorsicht ab 2,0, Grenze 5,0")
        #expect(note("Canon EOS R5.1, then Nikon Z6") == "Canon EOS R5.1, dann Nikon Z6")
        #expect(note("needs 12 patients, has 2: sessions stand alone").hasPrefix("braucht 12 Personen, hat 2"))
        #expect(note("exact; 3 visits cannot give less than p = 0.3333").contains("p = 0,3333"))
        #expect(note("words nobody knows") == "words nobody knows")
        #expect(Wording.english.note("after is 1.4× closer") == "after is 1.4× closer")
    }

    @Test func everyNoteOfTheAnalysisIsKnownInGerman() {
        let snapshot = SimulatedStudy.snapshot
        let notes =
            snapshot.cohort.alerts.flatMap { [$0.note, $0.falseAlarmSource] }
            + snapshot.cohort.rows.filter { $0.kind == .patient }.map(\.note)
            + snapshot.changes.flatMap { $0.findings.flatMap { [$0.figure, $0.limit] } }
        let parts = Set(notes.flatMap { $0.split(separator: "; ").map(String.init) })
        #expect(parts.count >= 6)
        for part in parts { #expect(GermanNotes.known(part) != nil, "\(part)") }
    }
}
