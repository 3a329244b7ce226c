import StudyRecords
import Testing

@testable import Reporting

@Suite struct TextTests {
    @Test func numbersAreTheShortestDecimalThatReadsBack() {
        #expect(DecimalText.shortest(0.1) == "0.1")
        #expect(DecimalText.shortest(-0.0) == "0")
        #expect(DecimalText.shortest(12) == "12")
        #expect(DecimalText.shortest(1e-5) == "0.00001")
        #expect(DecimalText.shortest(-2.5e-7) == "-0.00000025")
        #expect(DecimalText.shortest(1.25e17) == "125000000000000000")
        #expect(DecimalText.shortest(.nan) == nil && DecimalText.shortest(.infinity) == nil)
        for value in [1.0 / 3, 5.320946724170096, 1e-300, 6.02214076e23, -7.0 / 9e9, 0.30000000000000004] {
            #expect(DecimalText.shortest(value).flatMap(Double.init) == value)
        }
    }

    @Test func formulasBecomeTextAndReadBackUnchanged() {
        for text in ["=1+1", "+49 30", "-3", "@x", "\t=x", "'=x", "''=x", "plain", "'quoted'", "", "'", "a=b", "\r="] {
            let written = CSVText.harmless(text)
            #expect(CSVText.unharmed(written) == text)
            #expect(!"=+-@\t\r".unicodeScalars.contains(written.unicodeScalars.first ?? " "))
        }
        #expect(CSVText.harmless("plain") == "plain")
        #expect(CSVText.line(["a,b", "say \"hi\"", "two\nlines"]) == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n")
    }

    @Test func readingNumbersCarryNoMoreDigitsThanTheirError() {
        #expect(ReadingText.number(14.4883, error: 1.7857) == "14.5")
        #expect(ReadingText.number(14.4883, error: 0.034) == "14.488")
        #expect(ReadingText.number(1448.83, error: 25) == "1449")
        #expect(ReadingText.signed(-0.04, error: 1.8) == "0.0")
        #expect(ReadingText.signed(2.16, error: 1.8) == "+2.2")
        #expect(ReadingText.signed(-2.16, error: 1.8) == "\u{2212}2.2")
        #expect(ReadingText.hours(0.2667) == "16 min" && ReadingText.hours(23.87) == "24 h")
        #expect(ReadingText.hours(168) == "7 days" && ReadingText.hours(671.8) == "28 days")
    }

    @Test func markupIsEscapedScalarByScalar() {
        let escaping = MarkupEscaping()
        #expect(escaping.escapeText("<a href=\"x\">'&'") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;")
        // A quote with a combining mark is one character, and still must not close an attribute.
        #expect(!escaping.escapeText("\"\u{0301} onload=x").unicodeScalars.contains("\""))
        #expect(escaping.escapeText("a\u{0000}\u{202E}b") == "a\u{FFFD}\u{FFFD}b")
    }

    @Test func pageNamesAreHarmlessAndNeverMeet() {
        let subjects = [
            "P01", "index", "INDEX", "..", ".", "a/b", "a~2f~b", "a b", "Zoë", "<x>", "", "index~~",
            String(repeating: "長", count: 120), String(repeating: "長", count: 121),
        ]
        let names = subjects.map { PageName.file(of: $0) }
        #expect(Set(names).count == subjects.count)
        for name in names {
            #expect(name.utf8.count <= 255 && !name.contains("/") && !name.hasPrefix(".") && name != "index.html")
        }
        #expect(names[0] == "P01.html")
    }

    @Test func rednessColorsDarkenThroughout() {
        let lightness = (0...20).map { step -> Double in
            let color = RednessColorScale.color(at: Double(step) / 20)
            return 0.2126 * Double(color.red) + 0.7152 * Double(color.green) + 0.0722 * Double(color.blue)
        }
        #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 > $1 })
        #expect(RednessColorScale.color(at: -3) == RednessColorScale.color(at: 0))
    }
}
