/// Why a file gives no picture.
package struct DecodeError: Error, Sendable, Hashable {
    package enum Reason: String, Sendable, Hashable {
        /// The data end before the picture does.
        case truncated
        /// The data contradict themselves, or are no picture at all.
        case corrupt
        /// A picture of a kind that is not decoded.
        case unsupported
        case overLimit = "over-limit"
        /// The file cannot be opened.
        case unreadable
    }

    package let reason: Reason
    /// What was found, in words.
    package let detail: String

    package init(reason: Reason, detail: String) {
        self.reason = reason
        self.detail = detail
    }
}

/// A picture that could not be encoded; memory is the only cause.
package struct EncodeError: Error, Sendable, Hashable {
    package let detail: String
}
