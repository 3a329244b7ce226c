/// What a polygon marks.
package enum RegionRole: String, Sendable, Hashable, Codable, CaseIterable {
    case treated, control, exclude
    /// A gray card or white-balance patch, and a small reference of known color.
    case gray, reference
}

/// A corner in pixel coordinates of the upright photo: x to the right, y down, (0, 0) the outer corner of the first pixel.
package struct RegionPoint: Sendable, Hashable, Codable {
    package var x: Double
    package var y: Double
    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}

/// A polygon with holes: the first ring is the outside, further rings are holes (even-odd rule).
package struct RegionPolygon: Sendable, Hashable, Codable {
    package var role: RegionRole
    package var rings: [[RegionPoint]]
    /// CIELAB under D50 of a gray or reference region, where it is known.
    package var labD50: [Double]?
    package init(role: RegionRole, rings: [[RegionPoint]], labD50: [Double]? = nil) {
        self.role = role
        self.rings = rings
        self.labD50 = labD50
    }
}
