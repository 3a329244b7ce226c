import Imaging
import KernelAPI
import StudyRecords

/// Small pictures for reports: an upright preview and a map of the erythema index.
package enum PictureMaker {
    /// Erythema index at the ends of the color scale: from pale untreated skin to the reddest fresh session.
    package static let mapRange = 5.0...45.0

    package static func picture(of aligned: AlignedSkin, textures: [LocalTexture] = []) throws(EncodeError)
        -> PhotoPicture
    {
        let small = aligned.skin.preview
        return PhotoPicture(
            previewJPEG: try PhotoWriter.jpeg(small.preview, width: small.width, height: small.height, quality: 88),
            rednessMapJPEG: try PhotoWriter.jpeg(
                small.rednessMap(range: mapRange, classes: aligned.skin.classes), width: small.width,
                height: small.height, quality: 88),
            width: small.width, height: small.height, scale: 1 / Double(small.factor), polygons: aligned.polygons,
            mapRange: mapRange,
            aligned: try AlignedPictureMaker(aligned, textures: textures)?.picture())
    }
}

extension LightAverage {
    fileprivate var preview: [UInt8] { light.map { DisplayEncoding.code($0) } }

    /// Colored where the skin can be measured, its own gray elsewhere.
    fileprivate func rednessMap(range: ClosedRange<Double>, classes: PixelClasses) -> [UInt8] {
        var map = [UInt8](repeating: 0, count: light.count)
        // 100·log₁₀ of every sample; EI is red minus green.
        var logarithms = light
        KernelChoice.current.scaledLog(
            light, count: light.count, floor: 1e-4, scale: Float(100 / 2.302585092994045684), into: &logarithms)
        let unmeasurable = PixelClasses.clipped | PixelClasses.glare | PixelClasses.dark
        for index in 0..<width * height {
            let x = min((index % width) * factor + factor / 2, classes.width - 1)
            let y = min((index / width) * factor + factor / 2, classes.height - 1)
            let erythema = logarithms[3 * index] - logarithms[3 * index + 1]
            let color = classes.lacks(unmeasurable, x: x, y: y) ? redness(erythema, range) : gray(index)
            (map[3 * index], map[3 * index + 1], map[3 * index + 2]) = color
        }
        return map
    }

    private func redness(_ erythema: Float, _ range: ClosedRange<Double>) -> (UInt8, UInt8, UInt8) {
        let place = (Double(erythema) - range.lowerBound) / (range.upperBound - range.lowerBound)
        let color = RednessColorScale.color(at: place)
        return (color.red, color.green, color.blue)
    }

    private func gray(_ index: Int) -> (UInt8, UInt8, UInt8) {
        let code = DisplayEncoding.code((light[3 * index] + light[3 * index + 1] + light[3 * index + 2]) / 3)
        return (code, code, code)
    }
}
