import Imaging
import StudyRecords

/// Polygons of the baseline on the follow-up. Corners are carried, pixels are never resampled: straight edges stay straight
/// under a projective map, and get more corners where shifts bend them.
package struct RegionCarrier {
    package let map: SkinMap

    package init(map: SkinMap) { self.map = map }

    package init(map: ProjectiveMap) { self.map = SkinMap(map) }

    package func carried(_ polygons: [RegionPolygon]) -> [RegionPolygon] {
        polygons.map { polygon in
            RegionPolygon(
                role: polygon.role,
                rings: polygon.rings.map { ring in
                    cut(ring).map { point in
                        let (x, y) = map.source(x: point.x, y: point.y)
                        return RegionPoint(x: x, y: y)
                    }
                })
        }
    }

    /// More corners along the edges, where the map bends them.
    private func cut(_ ring: [RegionPoint]) -> [RegionPoint] {
        guard let longest = map.straightLength else { return ring }
        return ring.indices.flatMap { index -> [RegionPoint] in
            let (from, to) = (ring[index], ring[(index + 1) % ring.count])
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let pieces = max(1, Int(((dx * dx + dy * dy).squareRoot() / longest).rounded(.up)))
            return (0..<pieces).map { piece in
                let share = Double(piece) / Double(pieces)
                return RegionPoint(x: from.x + share * dx, y: from.y + share * dy)
            }
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
