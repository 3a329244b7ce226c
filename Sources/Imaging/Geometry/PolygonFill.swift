/// A corner of a polygon in pixels of the upright image; (0, 0) is the outer corner of the first pixel.
package struct PolygonPoint: Sendable, Hashable {
    package var x: Double
    package var y: Double
    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

extension PixelMask {
    /// Sets every pixel whose center lies inside the rings by the even-odd rule.
    ///
    /// A center exactly on a left or upper edge is inside, on a right or lower edge outside, so that polygons that share
    /// an edge share no pixel. Parts outside the image are cut off.
    package mutating func fill(rings: [[PolygonPoint]]) {
        let ys = rings.joined().map(\.y)
        guard let top = ys.min(), let bottom = ys.max() else { return }
        let first = max(0, Int((top - 0.5).rounded(.up).clamped(to: -1, Double(height))))
        let last = min(height, Int((bottom - 0.5).rounded(.up).clamped(to: -1, Double(height))))
        guard first < last else { return }
        for y in first..<last { fillRow(y, crossings: PixelMask.crossings(of: rings, at: Double(y) + 0.5)) }
    }

    private mutating func fillRow(_ y: Int, crossings: [Double]) {
        var index = 0
        while index + 1 < crossings.count {
            let left = Int((crossings[index] - 0.5).rounded(.up).clamped(to: 0, Double(width)))
            let right = Int((crossings[index + 1] - 0.5).rounded(.up).clamped(to: 0, Double(width)))
            set(row: y, columns: left..<max(left, right))
            index += 2
        }
    }

    private static func crossings(of rings: [[PolygonPoint]], at y: Double) -> [Double] {
        var found: [Double] = []
        for ring in rings where ring.count > 2 {
            var previous = ring[ring.count - 1]
            for point in ring {
                if (point.y > y) != (previous.y > y) {
                    found.append(point.x + (y - point.y) / (previous.y - point.y) * (previous.x - point.x))
                }
                previous = point
            }
        }
        return found.sorted()
    }
}

extension Double {
    /// Keeps a coordinate representable as a pixel index, whatever a file says.
    fileprivate func clamped(to low: Double, _ high: Double) -> Double { Swift.min(Swift.max(self, low), high) }
}
