import Imaging
import StudyRecords

/// Outlines of the measured roles on one photo.
struct RegionOutlines {
    private(set) var masks: [RegionRole: PixelMask] = [:]
    private(set) var reachOutside = false

    /// Drawn polygons: the union of each role, without what is excluded; control gives way to treated where they overlap.
    ///
    /// Inside a drawn outline the chroma gate removes nothing: cutting by color would cut the reddest skin first. Where no
    /// treated polygon is drawn, all other skin is treated.
    init(polygons: [RegionPolygon], skinArea: PixelMask, width: Int, height: Int) {
        for polygon in polygons {
            var mask = masks[polygon.role] ?? PixelMask(width: width, height: height)
            mask.fill(rings: polygon.rings.map { ring in ring.map { PolygonPoint(x: $0.x, y: $0.y) } })
            masks[polygon.role] = mask
            reachOutside = reachOutside || polygon.reachesOutside(width: width, height: height)
        }
        if masks[.treated] == nil {
            masks[.treated] = skinArea
            if let control = masks[.control] { masks[.treated]?.subtract(control) }
        }
        for other in [RegionRole.exclude, .gray, .reference] {
            guard let excluded = masks.removeValue(forKey: other) else { continue }
            for role in masks.keys { masks[role]?.subtract(excluded) }
        }
        if let treated = masks[.treated] { masks[.control]?.subtract(treated) }
    }

    /// Nothing drawn: all skin is treated and there is no control.
    init(skinArea: PixelMask) { masks[.treated] = skinArea }
}

extension RegionPolygon {
    /// Whether any corner lies more than one pixel outside the photo.
    fileprivate func reachesOutside(width: Int, height: Int) -> Bool {
        rings.joined().contains { $0.x < -1 || $0.y < -1 || $0.x > Double(width) + 1 || $0.y > Double(height) + 1 }
    }
}
