import Imaging
import StudyRecords

/// What lies inside the outline of one role.
package enum RegionOutline: Sendable {
    /// The skin that was found without help.
    case skin
    case drawn(PixelMask)
}

/// Outlines of the measured roles on one photo.
struct RegionOutlines {
    private(set) var drawn: [RegionRole: PixelMask] = [:]
    private(set) var reachOutside = false

    /// Drawn polygons: the union of each role, without what is excluded; control gives way to treated where they overlap.
    ///
    /// Inside a drawn outline the chroma gate removes nothing: cutting by color would cut the reddest skin first. Where no
    /// treated polygon is drawn, all other skin is treated.
    init(polygons: [RegionPolygon], on skin: SkinPhoto) {
        let (width, height) = (skin.classes.width, skin.classes.height)
        var masks: [RegionRole: PixelMask] = [:]
        for polygon in polygons {
            var mask = masks[polygon.role] ?? PixelMask(width: width, height: height)
            mask.fill(rings: polygon.rings.map { ring in ring.map { PolygonPoint(x: $0.x, y: $0.y) } })
            masks[polygon.role] = mask
            reachOutside = reachOutside || polygon.reachesOutside(width: width, height: height)
        }
        if masks[.treated] == nil {
            masks[.treated] = skin.skinArea
            if let control = masks[.control] { masks[.treated]?.subtract(control) }
        }
        for other in [RegionRole.exclude, .gray, .reference] {
            guard let excluded = masks.removeValue(forKey: other) else { continue }
            for role in masks.keys { masks[role]?.subtract(excluded) }
        }
        if let treated = masks[.treated] { masks[.control]?.subtract(treated) }
        drawn = masks
    }

    /// Nothing drawn: all skin is treated and there is no control.
    init() {}

    /// The outline of a role; nil where there is none.
    subscript(role: RegionRole) -> RegionOutline? {
        if drawn.isEmpty { return role == .treated ? .skin : nil }
        return drawn[role].map { .drawn($0) }
    }
}

extension RegionPolygon {
    /// Whether any corner lies more than one pixel outside the photo.
    fileprivate func reachesOutside(width: Int, height: Int) -> Bool {
        rings.joined().contains { $0.x < -1 || $0.y < -1 || $0.x > Double(width) + 1 || $0.y > Double(height) + 1 }
    }
}
