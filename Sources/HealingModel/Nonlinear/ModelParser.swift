/// Reads formulas the way people write them: `b1*(1-exp(-b2*x))`, `y ~ b + a*exp(-(t/tau)^k)`. `^` and `**` bind to the
/// right and before a minus sign in front; `[ ]` are parentheses; `pi` is π.
package struct ModelParser {
    private let tokens: [String]
    private var position = 0

    /// Deeper nesting than people write would only exhaust the stack.
    private static let deepest = 200
    private var depth = 0

    package static func expression(_ text: String) throws(MixedFormulaError) -> ModelExpression {
        var parser = ModelParser(tokens: try tokens(text))
        let result = try parser.sum()
        guard parser.position == parser.tokens.count else {
            throw MixedFormulaError("the formula cannot be read from \"\(parser.tokens[parser.position])\" on")
        }
        return result
    }

    private init(tokens: [String]) { self.tokens = tokens }

    private static func tokens(_ text: String) throws(MixedFormulaError) -> [String] {
        var (found, index) = ([String](), text.startIndex)
        while index < text.endIndex {
            let character = text[index]
            if character.isWhitespace {
                index = text.index(after: index)
            } else if character.isASCII, character.isNumber || character == "." {
                let end = numberEnd(text, index)
                found.append(String(text[index..<end]))
                index = end
            } else if character.isLetter || character == "_" {
                let rest = text[index...]
                let end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") } ?? text.endIndex
                found.append(String(text[index..<end]))
                index = end
            } else if text[index...].hasPrefix("**") {
                found.append("^")
                index = text.index(index, offsetBy: 2)
            } else if "+-*/^()[]".contains(character) {
                found.append(character == "[" ? "(" : character == "]" ? ")" : String(character))
                index = text.index(after: index)
            } else {
                throw MixedFormulaError("the formula holds the unknown character \"\(character)\"")
            }
        }
        return found
    }

    /// Digits, a point, and an exponent as in 1e-5.
    private static func numberEnd(_ text: String, _ start: String.Index) -> String.Index {
        var index = start
        while index < text.endIndex, text[index].isASCII, text[index].isNumber || text[index] == "." {
            index = text.index(after: index)
        }
        guard index < text.endIndex, "eE".contains(text[index]) else { return index }
        var next = text.index(after: index)
        if next < text.endIndex, "+-".contains(text[next]) { next = text.index(after: next) }
        guard next < text.endIndex, text[next].isASCII, text[next].isNumber else { return index }
        while next < text.endIndex, text[next].isASCII, text[next].isNumber { next = text.index(after: next) }
        return next
    }

    private mutating func take(_ token: String) -> Bool {
        guard position < tokens.count, tokens[position] == token else { return false }
        position += 1
        return true
    }

    private mutating func sum() throws(MixedFormulaError) -> ModelExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth < ModelParser.deepest else { throw MixedFormulaError("the formula is nested too deeply") }
        var left = try product()
        while true {
            if take("+") {
                left = .sum(left, try product())
            } else if take("-") {
                left = .difference(left, try product())
            } else {
                return left
            }
        }
    }

    private mutating func product() throws(MixedFormulaError) -> ModelExpression {
        var left = try signed()
        while true {
            if take("*") {
                left = .product(left, try signed())
            } else if take("/") {
                left = .quotient(left, try signed())
            } else {
                return left
            }
        }
    }

    private mutating func signed() throws(MixedFormulaError) -> ModelExpression {
        var isNegative = false
        while true {
            if take("-") {
                isNegative.toggle()
            } else if !take("+") {
                break
            }
        }
        let value = try power()
        return isNegative ? .negative(value) : value
    }

    private mutating func power() throws(MixedFormulaError) -> ModelExpression {
        let base = try atom()
        depth += 1
        defer { depth -= 1 }
        guard depth < ModelParser.deepest else { throw MixedFormulaError("the formula is nested too deeply") }
        return take("^") ? .power(base, try signed()) : base
    }

    private mutating func atom() throws(MixedFormulaError) -> ModelExpression {
        guard position < tokens.count else { throw MixedFormulaError("the formula ends too early") }
        if take("(") {
            let inner = try sum()
            guard take(")") else { throw MixedFormulaError("a parenthesis is not closed") }
            return inner
        }
        let token = tokens[position]
        position += 1
        if let number = Double(token) { return .number(number) }
        guard token.first.map({ $0.isLetter || $0 == "_" }) ?? false else {
            throw MixedFormulaError("\"\(token)\" stands where a value should")
        }
        if position < tokens.count, tokens[position] == "(" {
            guard let function = ModelFunction(rawValue: token) else {
                throw MixedFormulaError("there is no function \(token)")
            }
            return .function(function, try atom())
        }
        return token == "pi" ? .number(3.141592653589793) : .name(token)
    }
}
