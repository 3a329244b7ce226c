import Foundation

/// Messages on a pipe: a message is some parts, a part is its length (four bytes, little endian) and its bytes.
struct PipeFrame {
    private static let mostBytes = 1 << 30

    var parts: [[UInt8]]

    /// - Returns: whether all was written; false when the other end is gone.
    func write(to descriptor: Int32) -> Bool {
        var bytes = PipeFrame.number(parts.count)
        for part in parts {
            bytes += PipeFrame.number(part.count)
            bytes += part
        }
        return PipeFrame.write(bytes, to: descriptor)
    }

    /// nil at the end of the pipe, also in the middle of a message.
    static func read(from descriptor: Int32) -> PipeFrame? {
        guard let count = readNumber(descriptor), count <= 64 else { return nil }
        var parts: [[UInt8]] = []
        for _ in 0..<count {
            guard let length = readNumber(descriptor), length <= mostBytes, let part = read(length, descriptor) else {
                return nil
            }
            parts.append(part)
        }
        return PipeFrame(parts: parts)
    }

    private static func number(_ value: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func readNumber(_ descriptor: Int32) -> Int? {
        read(4, descriptor).map { bytes in bytes.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) } }
    }

    private static func read(_ count: Int, _ descriptor: Int32) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                buffer.baseAddress.map { Foundation.read(descriptor, $0 + done, count - done) } ?? 0
            }
            if got > 0 { done += got } else if got == 0 || errno != EINTR { return nil }
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { buffer in
                buffer.baseAddress.map { Foundation.write(descriptor, $0 + done, bytes.count - done) } ?? 0
            }
            if put > 0 { done += put } else if errno != EINTR { return false }
        }
        return true
    }
}
