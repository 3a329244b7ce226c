import CMessageDigest

/// SHA-256 (FIPS 180-4) as lowercase hexadecimal.
package enum MessageDigest {
    package static func sha256(_ bytes: [UInt8]) -> String {
        var context = SHA2_CTX()
        SHA256Init(&context)
        bytes.withUnsafeBytes { buffer in
            if let start = buffer.baseAddress { SHA256Update(&context, start, buffer.count) }
        }
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        SHA256Final(&digest, &context)
        return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
