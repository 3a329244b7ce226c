import PortableMath
import Testing

@testable import Reporting

/// Colors of the style sheet against what they lie on, by WCAG 2.2: 4.5 for text, 3 for marks that carry a meaning.
@Suite struct ContrastTests {
    /// The variables of a theme, in order of the sheet; later blocks only say what they change.
    private static func themes() throws -> [String: [String: String]] {
        let sheet = PageTemplates.style
        let blocks = try VisibleText.matches(":root[^{]*\\{[^}]*\\}", in: sheet).map { block in
            Dictionary(
                try VisibleText.matches("--[a-z0-9]+: *#[0-9a-f]{3,8}", in: block).compactMap { line in
                    let parts = line.split(separator: ":").map { $0.filter { $0 != " " } }
                    return parts.count == 2 ? (parts[0], parts[1]) : nil
                }, uniquingKeysWith: { _, last in last })
        }
        #expect(blocks.count == 3)
        let light = blocks[0]
        return [
            "light": light, "dark": light.merging(blocks[1]) { $1 }, "print": light.merging(blocks[2]) { $1 },
        ]
    }

    private static func luminance(_ color: String) throws -> Double {
        var digits = Array(color.dropFirst())
        if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
        let channels = try stride(from: 0, to: 6, by: 2).map { index -> Double in
            let code = Double(try #require(Int(String(digits[index...index + 1]), radix: 16))) / 255
            return code <= 0.04045 ? code / 12.92 : PortableMath.exp(2.4 * PortableMath.log((code + 0.055) / 1.055))
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    private static func contrast(_ one: String, _ other: String) throws -> Double {
        let pair = [try luminance(one), try luminance(other)].sorted()
        return (pair[1] + 0.05) / (pair[0] + 0.05)
    }

    @Test func theFormulaKnowsBlackAndWhite() throws {
        #expect(abs(try Self.contrast("#000", "#fff") - 21) < 1e-9)
        #expect(abs(try Self.contrast("#767676", "#ffffff") - 4.54) < 0.01)
    }

    @Test(arguments: ["light", "dark", "print"]) func everyColorStandsOut(theme: String) throws {
        let colors = try #require(try Self.themes()[theme])
        for ground in ["--page", "--card"] {
            let under = try #require(colors[ground])
            for (name, least) in [
                ("--ink", 7.0), ("--soft", 4.5), ("--accent", 4.5), ("--curve", 4.5), ("--arm0", 3), ("--arm2", 3),
                ("--arm1", 3),
            ] {
                let ratio = try Self.contrast(try #require(colors[name]), under)
                #expect(ratio >= least, "\(theme): \(name) on \(ground) is \(ratio)")
            }
        }
    }
}
