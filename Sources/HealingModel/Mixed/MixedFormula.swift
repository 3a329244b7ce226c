/// A mixed model written the way R users write it: `y ~ month + month:arm + (month | patient)`.
///
/// Terms are columns, products (`a:b`) and crossings (`a*b`); one group with a random intercept `(1 | g)` or intercept and
/// slope `(x | g)`. Text columns become indicators against their first level in order of characters.
package struct MixedFormula: Sendable, Hashable {
    package let response: String
    /// Products of column names; the intercept is always there.
    package let terms: [[String]]
    /// nil for a random intercept alone.
    package let slope: String?
    package let group: String

    package init(_ text: String) throws(MixedFormulaError) {
        let sides = text.split(separator: "~", omittingEmptySubsequences: false)
        guard sides.count == 2 else { throw MixedFormulaError("a formula has one ~ between response and terms") }
        response = try MixedFormula.name(sides[0])
        var (fixed, random) = ("", "")
        var depth = 0
        for character in sides[1] {
            if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
            if character == "(" || character == ")" { continue }
            if depth > 0 { random.append(character) } else { fixed.append(character) }
        }
        let bar = random.split(separator: "|", omittingEmptySubsequences: false)
        guard depth == 0, bar.count == 2 else {
            throw MixedFormulaError("a formula has one random term, (1 | group) or (slope | group)")
        }
        group = try MixedFormula.name(bar[1])
        let effect = bar[0].split(separator: "+").map(MixedFormula.trimmed).filter { $0 != "1" }
        guard effect.count <= 1 else { throw MixedFormulaError("a random term has at most one slope") }
        if let first = effect.first { slope = try MixedFormula.name(Substring(first)) } else { slope = nil }
        terms = try MixedFormula.terms(fixed)
    }

    private static func terms(_ text: String) throws(MixedFormulaError) -> [[String]] {
        var found: [[String]] = []
        for part in text.split(separator: "+").map(trimmed) where !part.isEmpty && part != "1" {
            let crossed = part.split(separator: "*").map(trimmed)
            var products: [[String]] = []
            for factor in crossed {
                var names: [String] = []
                for name in factor.split(separator: ":") { names.append(try MixedFormula.name(name)) }
                products += products.map { $0 + names } + [names]
            }
            // Main effects before products, as R orders them.
            for product in products where !found.contains(product) { found.append(product) }
        }
        return found.enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
            .map(\.element)
    }

    private static func name(_ text: Substring) throws(MixedFormulaError) -> String {
        let name = trimmed(text)
        let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        guard !name.isEmpty, isName else { throw MixedFormulaError("\"\(name)\" is no column name") }
        return name
    }

    private static func trimmed(_ text: some StringProtocol) -> String { String(text.filter { !$0.isWhitespace }) }
}

/// A formula that cannot be read, or names a column that is not there.
package struct MixedFormulaError: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
