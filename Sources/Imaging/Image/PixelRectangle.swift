/// Whole pixels: x in left..<right, y in top..<bottom.
package struct PixelRectangle: Sendable, Hashable {
    package var left: Int
    package var top: Int
    package var right: Int
    package var bottom: Int

    package init(left: Int, top: Int, right: Int, bottom: Int) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    package var width: Int { max(0, right - left) }
    package var height: Int { max(0, bottom - top) }
    package var isEmpty: Bool { width == 0 || height == 0 }

    package func intersection(_ other: PixelRectangle) -> PixelRectangle {
        PixelRectangle(
            left: max(left, other.left), top: max(top, other.top), right: min(right, other.right),
            bottom: min(bottom, other.bottom))
    }
}
