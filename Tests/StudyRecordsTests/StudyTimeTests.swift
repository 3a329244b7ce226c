import StudyRecords
import Testing

@Suite struct StudyTimeTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("2026-03-01", 1_772_323_200), ("2026-03-01T0930", 1_772_357_400),
        ("2026-03-01 09:30:15", 1_772_357_415), ("2026:03:01 09:30:15", 1_772_357_415),
        ("2026-03-01T09:30:15.75Z", 1_772_357_415), ("2026-03-01T11:30+02:00", 1_772_357_400),
        ("2026-03-01T0600-0330", 1_772_357_400), ("1969-12-31T23:59:59Z", -1), ("2000-02-29", 951_782_400),
    ])
    func readsISOAndEXIF(_ text: String, _ seconds: Int) throws {
        #expect(try #require(StudyTime(text, assumedOffsetMinutes: 0)).epochSeconds == seconds)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "2026-02-30", "2025-02-29", "2026-03-01T", "2026-03-01T24:00", "2026-03-01T09:60",
        "2026-03-01T09:30+25:00", "01.03.2026", "2026-03-01T09:30 ", "yesterday", "2026-03-01T09:30:15Z trailing",
    ])
    func refusesWhatIsNoTime(_ text: String) { #expect(StudyTime(text, assumedOffsetMinutes: 0) == nil) }

    @Test func assumedOffsetAppliesOnlyWhereNoneIsWritten() throws {
        let local = try #require(StudyTime("2026-03-01T09:30", assumedOffsetMinutes: 120))
        #expect(local.description == "2026-03-01T09:30:00+02:00")
        #expect(local == StudyTime("2026-03-01T07:30Z", assumedOffsetMinutes: 120))
        #expect(try #require(StudyTime("2026-03-01T07:30Z", assumedOffsetMinutes: 120)).description.hasSuffix("+00:00"))
    }

    @Test func printsWhatItReads() {
        for seconds in stride(from: -86_400 * 40_000, to: 86_400 * 40_000, by: 86_400 * 173 + 4321) {
            let time = StudyTime(epochSeconds: seconds, offsetMinutes: seconds % 7 * 45)
            #expect(StudyTime(time.description, assumedOffsetMinutes: 0)?.epochSeconds == seconds)
        }
    }

    @Test func hoursAreSigned() throws {
        let session = try #require(StudyTime("2026-03-29T01:00+01:00", assumedOffsetMinutes: 0))
        let later = try #require(StudyTime("2026-03-29T03:30+02:00", assumedOffsetMinutes: 0))
        #expect(later.hours(since: session) == 1.5)
        #expect(session.hours(since: later) == -1.5)
    }
}

@Suite struct ReasonCatalogTests {
    @Test func everyCodeHasMeaningAndCure() {
        #expect(ReasonCatalog.all.count > 40)
        for entry in ReasonCatalog.all {
            #expect(!entry.meaning.isEmpty && !entry.cure.isEmpty)
            #expect(entry.code.rawValue.allSatisfy { $0.isLowercase && $0.isASCII || $0 == "-" })
        }
        #expect(Set(ReasonCatalog.all.map(\.code)).count == ReasonCatalog.all.count)
    }
}
