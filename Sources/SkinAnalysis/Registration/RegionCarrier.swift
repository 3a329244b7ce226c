import Imaging
import StudyRecords

/// Polygons of the baseline on the follow-up. Corners are carried, pixels are never resampled: straight edges stay straight
/// under a projective map.
package struct RegionCarrier {
    package let map: ProjectiveMap

    package init(map: ProjectiveMap) { self.map = map }

    package func carried(_ polygons: [RegionPolygon]) -> [RegionPolygon] {
        polygons.map { polygon in
            RegionPolygon(
                role: polygon.role,
                rings: polygon.rings.map { ring in
                    ring.map { point in
                        let (x, y) = map.source(x: point.x, y: point.y)
                        return RegionPoint(x: x, y: y)
                    }
                })
        }
    }

    /// Share of the baseline's treated region (of its skin where none was drawn) that lies inside the follow-up, percent.
    package func overlapPercent(
        of polygons: [RegionPolygon], on baseline: RegistrationImage, width: Int, height: Int
    ) -> Double {
        var region = PixelMask(width: baseline.width, height: baseline.height)
        let factor = Double(baseline.factor)
        for polygon in polygons where polygon.role == .treated {
            region.fill(
                rings: polygon.rings.map { ring in ring.map { PolygonPoint(x: $0.x / factor, y: $0.y / factor) } })
        }
        let isDrawn = polygons.contains { $0.role == .treated }
        var (inside, all) = (0, 0)
        for y in 0..<baseline.height {
            for x in 0..<baseline.width where isDrawn ? region[x, y] : baseline.isSkin(x, y) {
                let (u, v) = map.source(x: (Double(x) + 0.5) * factor, y: (Double(y) + 0.5) * factor)
                all += 1
                if u >= 0, v >= 0, u < Double(width), v < Double(height) { inside += 1 }
            }
        }
        return all == 0 ? 0 : 100 * Double(inside) / Double(all)
    }
}
