import Imaging
import KernelAPI
import StudyRecords

/// Shows a photo in the frame of its baseline, from the small averages that were made while looking for skin: no second look
/// at the pixels.
package struct AlignedPictureMaker {
    /// Shown pixels to one pixel of the maps.
    static let mapFactor = 2
    /// Added around the regions, in shares of their longer side.
    private static let margin = 0.12

    private let skin: SkinPhoto
    private let map: ProjectiveMap
    private let frame: AlignedPicture.Frame
    private let textures: [LocalTexture]

    /// nil where nothing ties the photo to a baseline.
    package init?(_ aligned: AlignedSkin, textures: [LocalTexture]) {
        guard let baseline = aligned.baseline, let map = aligned.map else { return nil }
        (skin, self.map, self.textures) = (aligned.skin, map, textures)
        frame = AlignedPictureMaker.frame(of: baseline)
    }

    package func picture() throws(EncodeError) -> AlignedPicture {
        AlignedPicture(
            frame: frame,
            previewJPEG: try PhotoWriter.jpeg(preview(), width: frame.width, height: frame.height, quality: 85),
            planesPNG: try planes().png, textureBand: textures.first?.band)
    }

    /// The same for every photo of a region, whatever it shows.
    private static func frame(of baseline: BaselineRegions) -> AlignedPicture.Frame {
        let points = baseline.polygons.filter { $0.role == .treated || $0.role == .control }.flatMap {
            $0.rings.joined()
        }
        let pixel = LightAverage.factor(width: baseline.width, height: baseline.height)
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        let extent = max((xs.max() ?? 0) - (xs.min() ?? 0), (ys.max() ?? 0) - (ys.min() ?? 0))
        func span(_ values: [Double], _ size: Int) -> Range<Int> {
            guard let low = values.min(), let high = values.max() else { return 0..<size }
            let start = max(0, min(Double(size - 1), low - margin * extent))
            let end = min(Double(size), max(start + 1, high + margin * extent))
            return Int(start)..<max(Int(start) + pixel, Int(end.rounded(.up)))
        }
        let (columns, rows) = (span(xs, baseline.width), span(ys, baseline.height))
        return AlignedPicture.Frame(
            left: columns.lowerBound, top: rows.lowerBound, width: max(1, columns.count / pixel),
            height: max(1, rows.count / pixel), pixel: pixel,
            outlines: baseline.polygons.map {
                $0.moved(left: columns.lowerBound, top: rows.lowerBound, pixel: Double(pixel))
            })
    }

    /// The place of the photo that shows a place of the frame.
    private func source(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        let pixel = Double(frame.pixel)
        return map.source(x: Double(frame.left) + x * pixel, y: Double(frame.top) + y * pixel)
    }

    /// 8-bit sRGB; black where the photo ends.
    private func preview() -> [UInt8] {
        var codes = [UInt8](repeating: 0, count: 3 * frame.width * frame.height)
        for y in 0..<frame.height {
            for x in 0..<frame.width {
                let (u, v) = source(Double(x) + 0.5, Double(y) + 0.5)
                guard let light = skin.preview.light(x: u, y: v) else { continue }
                let place = 3 * (y * frame.width + x)
                for channel in 0..<3 { codes[place + channel] = DisplayEncoding.code(light[channel]) }
            }
        }
        return codes
    }

    /// Light is averaged before the logarithm, as in the redness map; places that were not measured leave a hole.
    private func planes() -> PlaneCodes {
        let factor = AlignedPictureMaker.mapFactor
        let (width, height) = ((frame.width + factor - 1) / factor, (frame.height + factor - 1) / factor)
        var planes = PlaneCodes(width: width, height: height)
        var light = [Float](repeating: 1, count: 2 * width)
        var logarithms = light
        var isMeasured = [Bool](repeating: false, count: width)
        for y in 0..<height {
            for x in 0..<width {
                let sum = measuredLight(x * factor, y * factor)
                isMeasured[x] = sum != nil
                (light[2 * x], light[2 * x + 1]) = (sum?[0] ?? 1, sum?[1] ?? 1)
            }
            KernelChoice.current.scaledLog(
                light, count: light.count, floor: 1e-4, scale: Float(100 / 2.302585092994045684), into: &logarithms)
            for x in 0..<width {
                let middle = Double(factor) / 2
                let (u, v) = source(Double(x * factor) + middle, Double(y * factor) + middle)
                planes.set(
                    y * width + x,
                    erythema: isMeasured[x] ? Double(logarithms[2 * x] - logarithms[2 * x + 1]) : nil,
                    texture: textures.lazy.compactMap { $0.contrast(x: u, y: v) }.first)
            }
        }
        return planes
    }

    /// Mean over the shown pixels of one map pixel that can be measured; nil where fewer than half can.
    private func measuredLight(_ left: Int, _ top: Int) -> SIMD4<Float>? {
        let unmeasurable = PixelClasses.clipped | PixelClasses.glare | PixelClasses.dark
        var (sum, count) = (SIMD4<Float>.zero, 0)
        for y in top..<top + AlignedPictureMaker.mapFactor {
            for x in left..<left + AlignedPictureMaker.mapFactor {
                let (u, v) = source(Double(x) + 0.5, Double(y) + 0.5)
                guard let light = skin.preview.light(x: u, y: v),
                    skin.classes.lacks(unmeasurable, x: Int(u), y: Int(v))
                else { continue }
                sum += light
                count += 1
            }
        }
        guard 2 * count >= AlignedPictureMaker.mapFactor * AlignedPictureMaker.mapFactor else { return nil }
        return sum / Float(count)
    }
}

extension RegionPolygon {
    fileprivate func moved(left: Int, top: Int, pixel: Double) -> RegionPolygon {
        var moved = self
        moved.rings = rings.map { ring in
            ring.map { RegionPoint(x: ($0.x - Double(left)) / pixel, y: ($0.y - Double(top)) / pixel) }
        }
        return moved
    }
}
