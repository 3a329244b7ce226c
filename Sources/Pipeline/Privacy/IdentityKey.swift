import Foundation
import StudyRecords

/// The secret that pseudonyms and date shifts are made with. Who has it can tell who is who; without it nobody can.
package struct IdentityKey: Sendable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a key file (64 hexadecimal digits), or makes one where there is none.
    package init(file: String) throws(InputError) {
        guard FileReading.kind(file) != nil else {
            bytes = (0..<32).map { _ in UInt8.random(in: 0...255) }
            try IdentityKey.save(MessageDigest.hexadecimal(bytes) + "\n", to: file)
            return
        }
        var status = stat()
        guard stat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw InputError(
                .usage, file: file, "others than its owner may read the key", cure: "chmod 600 \(file)")
        }
        let text = FileReading.bytes(file).map { String(decoding: $0, as: UTF8.self).trimmingSpaces() } ?? ""
        guard let key = IdentityKey.bytes(text), key.count >= 32 else {
            throw InputError(
                .usage, file: file, "this is no key",
                cure: "Give a file of 64 hexadecimal digits, or a name that is free.")
        }
        bytes = key
    }

    /// HMAC-SHA-256 of what is named, under the key; `purpose` keeps one use from answering for another.
    func digest(_ purpose: String, _ text: String) -> [UInt8] {
        MessageDigest.keyed(Array("\(purpose)\n\(text)".utf8), key: bytes)
    }

    /// Twelve hexadecimal digits that stand for a text.
    func token(_ purpose: String, _ text: String) -> String {
        String(MessageDigest.hexadecimal(digest(purpose, text)).prefix(12))
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = text.filter { !$0.isWhitespace }.map { $0.hexDigitValue }
        guard digits.count % 2 == 0, !digits.contains(nil) else { return nil }
        let values = digits.compactMap { $0 }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
    }

    private static func save(_ text: String, to file: String) throws(InputError) {
        let url = URL(fileURLWithPath: file)
        try OutputFolder(url.deletingLastPathComponent().path).write(Array(text.utf8), to: url.lastPathComponent)
    }
}
