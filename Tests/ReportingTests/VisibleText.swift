import Foundation

/// What a reader of a page sees in its own language: no markup, style, script or part that is marked as English.
enum VisibleText {
    static func of(_ page: String) -> String {
        var text = page
        for pattern in [
            "<(style|script|pre|code)[^>]*>[\\s\\S]*?</\\1>", "<(td|pre|span|p) lang=\"en\"[^>]*>[\\s\\S]*?</\\1>",
            "<[^>]*>",
        ] {
            text = text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
        }
        for (entity, character) in ["&quot;": "\"", "&#39;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&"] {
            text = text.replacingOccurrences(of: entity, with: character)
        }
        return text.replacingOccurrences(of: "\\s+", with: " ", options: .regularExpression)
    }

    static func matches(_ pattern: String, in text: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap {
            Range($0.range, in: text).map { String(text[$0]) }
        }
    }
}
