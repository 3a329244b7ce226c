/// A single-channel image of bytes, row by row: gray levels, or levels of a quantized texture.
package struct BytePlane: Sendable, Hashable {
    package let width: Int
    package let height: Int
    package var bytes: [UInt8]

    package init(width: Int, height: Int, bytes: [UInt8]) {
        precondition(bytes.count == width * height, "a plane holds width × height bytes")
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    package init(width: Int, height: Int) {
        self.init(width: width, height: height, bytes: zeroBytes(count: width * height))
    }

    /// - Parameter body: writes every byte.
    init(width: Int, height: Int, filledBy body: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.init(width: width, height: height, bytes: LargePages.array(count: width * height, body))
    }

    package subscript(x: Int, y: Int) -> UInt8 { bytes[y * width + x] }
}
