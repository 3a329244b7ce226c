/// A single-channel image of 32-bit floats, row by row. The meaning and unit of a value belong to whoever made the plane.
package struct Plane: Sendable {
    package let width: Int
    package let height: Int
    package var values: [Float]

    package init(width: Int, height: Int, values: [Float]) {
        precondition(values.count == width * height, "a plane holds width × height values")
        self.width = width
        self.height = height
        self.values = values
    }

    package init(width: Int, height: Int, repeating value: Float = 0) {
        self.init(width: width, height: height, values: LargePages.floats(repeating: value, count: width * height))
    }

    /// - Parameter body: writes every value.
    init(width: Int, height: Int, filledBy body: (UnsafeMutablePointer<Float>) -> Void) {
        self.init(width: width, height: height, values: LargePages.array(count: width * height, body))
    }

    package func copyRow(_ y: Int, into row: UnsafeMutablePointer<Float>) {
        values.withUnsafeBufferPointer { source in
            guard let start = source.baseAddress else { return }
            row.update(from: start + y * width, count: width)
        }
    }

    package subscript(x: Int, y: Int) -> Float {
        get { values[y * width + x] }
        set { values[y * width + x] = newValue }
    }
}
