/// An upright rectangle on the skin, in millimetres from the upper left corner of the baseline photo.
package struct SkinRectangle: Sendable, Hashable, Codable {
    package var left: Double
    package var top: Double
    package var right: Double
    package var bottom: Double

    package init(left: Double, top: Double, right: Double, bottom: Double) {
        (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
    }

    package var squareCentimeters: Double { (right - left) * (bottom - top) / 100 }

    func contains(_ x: Double, _ y: Double) -> Bool { x >= left && x < right && y >= top && y < bottom }

    /// Millimetres outside of it; 0 within.
    func distance(_ x: Double, _ y: Double) -> Double {
        let (dx, dy) = (max(0, max(left - x, x - right)), max(0, max(top - y, y - bottom)))
        return (dx * dx + dy * dy).squareRoot()
    }
}

/// What grows on a piece of skin, for good.
package struct SkinTraits: Sendable, Hashable, Codable {
    /// Standard deviation of the light on the polygons of fine furrows, share.
    package var furrows = 0.03
    /// Standard deviation of ln blood over a few millimetres.
    package var mottling = 0.08
    /// Pore-like pits per cm², their depth as a share of the light, and the range of their diameters in mm.
    package var poresPerCM2 = 0.0
    package var poreDepth = 0.15
    package var poreMM: ClosedRange<Double> = 0.25...0.45
    /// Lines (wrinkles) per cm², their depth as a share of the light.
    package var linesPerCM2 = 0.0
    package var lineDepth = 0.15
    /// Scars of 1 to 2 mm per cm².
    package var scarsPerCM2 = 0.0
    package var frecklesPerCM2 = 2.0
    /// Hairs per cm².
    package var hairsPerCM2 = 0.0

    package init() {}
}
