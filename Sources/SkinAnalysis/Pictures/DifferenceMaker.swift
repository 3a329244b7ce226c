import Imaging
import StudyRecords

/// Lays two photos of one frame over each other and colors what changed.
package struct DifferenceMaker {
    private static let blurShare = 0.08

    private let before: AlignedPicture
    private let after: AlignedPicture
    private let planes: (PlaneCodes, PlaneCodes)

    /// nil where the two are not of one frame.
    package init?(before: AlignedPicture, after: AlignedPicture) {
        guard before.frame == after.frame, let first = PlaneCodes(png: before.planesPNG),
            let second = PlaneCodes(png: after.planesPNG), first.width == second.width, first.height == second.height
        else { return nil }
        (self.before, self.after, planes) = (before, after, (first, second))
    }

    /// - Parameter erythemaMDC: detectable change of a region's mean, where one is known: smaller ones are no news here.
    package func picture(erythemaMDC: Double?) throws(EncodeError) -> DifferencePicture {
        let erythema = change { $0.erythema($1) }
        let hasTexture = before.textureBand != nil && before.textureBand == after.textureBand
        return DifferencePicture(
            before: before, after: after,
            erythema: try map(erythema.smoothed, detectable: erythemaMDC ?? 0, .redness, limits: [10, 20, 40]),
            texture: hasTexture
                ? try map(change { $0.texture($1) }, detectable: textureFloor, .texture, limits: [1, 2, 5, 10]) : nil)
    }

    /// Contrast that a blur within the limits of comparability can take away, see Methods.md.
    private var textureFloor: Double {
        let contrast = ChangePlane(
            width: planes.0.width, height: planes.0.height,
            values: (0..<planes.0.width * planes.0.height).map { planes.0.texture($0) })
        return DifferenceMaker.blurShare * contrast.quantile(0.5)
    }

    private func change(_ value: (PlaneCodes, Int) -> Double?) -> ChangePlane {
        ChangePlane(
            width: planes.0.width, height: planes.0.height,
            values: (0..<planes.0.width * planes.0.height).map { index in
                guard let first = value(planes.0, index), let second = value(planes.1, index) else { return nil }
                return second - first
            })
    }

    private func map(
        _ plane: ChangePlane, detectable: Double, _ scale: DivergingColorScale, limits: [Double]
    ) throws(EncodeError) -> DifferencePicture.Map {
        let untreated = mask(of: .control)
        let control = plane.mean(in: untreated)
        let adjusted = plane.less(control ?? 0)
        let noise = control == nil ? adjusted.noise : max(adjusted.noise, adjusted.spread(in: untreated))
        let neutral = (max(detectable, 1.96 * noise) * 100).rounded(.up) / 100
        let largest = adjusted.quantile(0.98)
        let limit = max(limits.first { $0 >= max(largest, 1.5 * neutral) } ?? limits.last ?? 1, 1.25 * neutral)
        return DifferencePicture.Map(
            png: try PhotoWriter.png(
                overlay: adjusted.pixels(scale, neutral: neutral, limit: limit), width: plane.width,
                height: plane.height),
            neutral: neutral, limit: limit, isAdjusted: control != nil)
    }

    /// A role of the baseline on the grid of the maps, without what is excluded.
    private func mask(of role: RegionRole) -> PixelMask {
        let factor = Double(AlignedPictureMaker.mapFactor)
        func filled(_ role: RegionRole) -> PixelMask {
            var mask = PixelMask(width: planes.0.width, height: planes.0.height)
            for polygon in before.frame.outlines where polygon.role == role {
                mask.fill(
                    rings: polygon.rings.map { ring in ring.map { PolygonPoint(x: $0.x / factor, y: $0.y / factor) } })
            }
            return mask
        }
        var mask = filled(role)
        mask.subtract(filled(.exclude))
        return mask
    }
}
