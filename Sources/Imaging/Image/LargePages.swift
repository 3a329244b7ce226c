#if canImport(Glibc)
    import Glibc
#endif

/// Asks for large pages behind big buffers: a first touch of every 4 KB costs more than the work done on it.
enum LargePages {
    /// Below this nothing is gained.
    private static let least = 4 << 20
    private static let size = 2 << 20

    /// Before the first touch of a freshly allocated buffer; a hint, so nothing is checked.
    static func advise(_ start: UnsafeMutableRawPointer?, bytes: Int) {
        #if canImport(Glibc)
            guard bytes >= least, let start else { return }
            let first = (Int(bitPattern: start) + size - 1) & ~(size - 1)
            let end = (Int(bitPattern: start) + bytes) & ~(size - 1)
            guard first < end else { return }
            _ = madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
        #endif
    }

    /// `count` elements, all of which `body` writes: a plane that is filled anyway need not be cleared first.
    static func array<Element: BitwiseCopyable>(
        count: Int, _ body: (UnsafeMutablePointer<Element>) -> Void
    ) -> [Element] {
        [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            advise(UnsafeMutableRawPointer(buffer.baseAddress), bytes: count * MemoryLayout<Element>.size)
            if let start = buffer.baseAddress { body(start) }
            initialized = count
        }
    }

    /// `count` bytes of one value.
    static func bytes(repeating value: UInt8, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            advise(UnsafeMutableRawPointer(buffer.baseAddress), bytes: count)
            buffer.initialize(repeating: value)
            initialized = count
        }
    }

    /// `count` values.
    static func floats(repeating value: Float = 0, count: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            advise(UnsafeMutableRawPointer(buffer.baseAddress), bytes: 4 * count)
            buffer.initialize(repeating: value)
            initialized = count
        }
    }
}

/// A plane of bytes, all zero.
package func zeroBytes(count: Int) -> [UInt8] { LargePages.bytes(repeating: 0, count: count) }
