import KernelAPI

/// A yes or no for every pixel of an upright image: one byte each, 0 or 1.
package struct PixelMask: Sendable, Hashable {
    package let width: Int
    package let height: Int
    package var bytes: [UInt8]

    package init(width: Int, height: Int, repeating value: Bool = false) {
        self.width = width
        self.height = height
        bytes = LargePages.bytes(repeating: value ? 1 : 0, count: width * height)
    }

    package init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == width * height, "a mask holds width × height bytes")
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    package subscript(x: Int, y: Int) -> Bool {
        get { bytes[y * width + x] != 0 }
        set { bytes[y * width + x] = newValue ? 1 : 0 }
    }

    package var count: Int { KernelChoice.current.sum(bytes, count: bytes.count) }

    /// Sets a stretch of one row.
    package mutating func set(row y: Int, columns: Range<Int>) {
        precondition(columns.lowerBound >= 0 && columns.upperBound <= width, "columns of this mask")
        bytes.withUnsafeMutableBufferPointer { buffer in
            buffer[y * width + columns.lowerBound..<y * width + columns.upperBound].update(repeating: 1)
        }
    }

    package mutating func formIntersection(_ other: PixelMask) { combine(other) { $0 & $1 } }
    package mutating func formUnion(_ other: PixelMask) { combine(other) { $0 | $1 } }
    package mutating func subtract(_ other: PixelMask) { combine(other) { $0 & ($1 ^ 1) } }

    @inline(__always)
    private mutating func combine(_ other: PixelMask, _ operation: (UInt8, UInt8) -> UInt8) {
        precondition(width == other.width && height == other.height, "masks of one size")
        let count = bytes.count
        bytes.withUnsafeMutableBufferPointer { own in
            other.bytes.withUnsafeBufferPointer { theirs in
                for index in 0..<count { own[index] = operation(own[index], theirs[index]) }
            }
        }
    }

    /// The smallest rectangle that holds every set pixel; nil when there is none.
    package var bounds: PixelRectangle? {
        var box: PixelRectangle?
        bytes.withUnsafeBufferPointer { buffer in
            for y in 0..<height {
                let row = buffer[y * width..<(y + 1) * width]
                guard let first = row.firstIndex(where: { $0 != 0 }), let last = row.lastIndex(where: { $0 != 0 })
                else { continue }
                let left = first - y * width
                let right = last - y * width + 1
                box = PixelRectangle(
                    left: min(box?.left ?? left, left), top: box?.top ?? y, right: max(box?.right ?? right, right),
                    bottom: y + 1)
            }
        }
        return box
    }
}
