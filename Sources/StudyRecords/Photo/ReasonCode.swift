/// Why a photo or a value is refused, doubtful or limited: a kebab-case code with its meaning and cure.
package struct ReasonCode: RawRepresentable, Sendable, Hashable, Codable, Comparable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    package init(from decoder: any Decoder) throws { rawValue = try decoder.singleValueContainer().decode(String.self) }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package static func < (left: ReasonCode, right: ReasonCode) -> Bool { left.rawValue < right.rawValue }
}

/// A reason code with what it says to a reader and what to do about it.
package struct ReasonExplanation: Sendable, Hashable {
    package let code: ReasonCode
    package let meaning: String
    package let cure: String
}

extension ReasonCode {
    /// Meaning and cure; an unknown code explains itself by its own name.
    package var explanation: ReasonExplanation {
        ReasonCatalog.byCode[self] ?? ReasonExplanation(code: self, meaning: rawValue, cure: "")
    }
}
