import CImageCodecs

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
        /// The embedded color profile cannot be used, so nobody knows what the codes mean.
        case profileBroken = "profile-broken"
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

    /// Whether the file may be in order and is only not taken; everything else is a failure.
    package var isRefusal: Bool {
        switch reason {
        case .unsupported, .overLimit, .profileBroken: true
        case .truncated, .corrupt, .unreadable: false
        }
    }
}

extension DecodeError {
    init(_ status: codec_status) {
        let bytes = withUnsafeBytes(of: status.message) { Array($0.prefix { $0 != 0 }) }
        let reason: Reason =
            switch status.result {
            case CODEC_TRUNCATED: .truncated
            case CODEC_UNSUPPORTED: .unsupported
            case CODEC_OVER_LIMIT, CODEC_NO_MEMORY: .overLimit
            case CODEC_PROFILE_BROKEN: .profileBroken
            default: .corrupt
            }
        self.init(reason: reason, detail: String(decoding: bytes, as: UTF8.self))
    }
}

/// A picture that could not be encoded; memory is the only cause.
package struct EncodeError: Error, Sendable, Hashable {
    package let detail: String
}
