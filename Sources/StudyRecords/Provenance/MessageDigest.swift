import CMessageDigest

/// SHA-256 (FIPS 180-4) as lowercase hexadecimal.
package enum MessageDigest {
    package static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(digest(bytes)) }

    package static func sha256(_ text: String) -> String { sha256(Array(text.utf8)) }

    /// HMAC-SHA-256 (RFC 2104, FIPS 198-1).
    package static func keyed(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? digest(key) : key
        let block = short + [UInt8](repeating: 0, count: 64 - short.count)
        return digest(block.map { $0 ^ 0x5C } + digest(block.map { $0 ^ 0x36 } + message))
    }

    package static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        message_digest_sha256(bytes, bytes.count, &digest)
        return digest
    }
}
