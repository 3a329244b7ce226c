import Foundation
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

    /// Every day of a leap cycle of 400 years, before and after 1970: the calendar has no day twice, none missing, and the right leap days.
    @Test func daysOfTheCalendarFollowEachOther() throws {
        var previous = ""
        var leapDays = 0
        for day in -73_048..<73_049 {
            let text = String(StudyTime(epochSeconds: day * 86_400, offsetMinutes: 0).description.prefix(10))
            #expect(text > previous)
            #expect(try #require(StudyTime(text, assumedOffsetMinutes: 0)).epochSeconds == day * 86_400)
            if text.hasSuffix("-02-29") { leapDays += 1 }
            previous = text
        }
        #expect(leapDays == 97)
    }

    @Test(arguments: [
        ("+02:00", 120), ("-0330", -210), ("Z", 0), ("z", 0), ("+14:00", 840), ("-00:30", -30), ("+05", 300),
    ])
    func readsOffsets(_ text: String, _ minutes: Int) { #expect(StudyTime.offsetMinutes(of: text) == minutes) }

    @Test(arguments: ["", "02:00", "+2", "+15:00", "+02:60", "+02:00x", "Zulu", "+"])
    func refusesWhatIsNoOffset(_ text: String) { #expect(StudyTime.offsetMinutes(of: text) == nil) }

    @Test(arguments: [(0, "+00:00"), (-30, "-00:30"), (-210, "-03:30"), (840, "+14:00"), (5, "+00:05")])
    func printsOffsets(_ minutes: Int, _ text: String) {
        #expect(StudyTime.offsetText(minutes) == text)
        #expect(StudyTime.offsetMinutes(of: text) == minutes)
    }

    @Test func theOffsetIsOnlyForPrinting() {
        let here = StudyTime(epochSeconds: 1_772_357_400, offsetMinutes: 120)
        let there = StudyTime(epochSeconds: 1_772_357_400, offsetMinutes: -600)
        #expect(here == there)
        #expect(Set([here, there]).count == 1)
        #expect(!(here < there) && !(there < here))
        #expect(here.description == "2026-03-01T11:30:00+02:00")
        #expect(there.description == "2026-02-28T23:30:00-10:00")
    }

    @Test func savingKeepsTheOffset() throws {
        let time = StudyTime(epochSeconds: -4321, offsetMinutes: -210)
        let read = try JSONDecoder().decode(StudyTime.self, from: JSONEncoder().encode(time))
        #expect(read == time)
        #expect(read.description == time.description)
    }
}
