import Colorimetry
import Imaging
import StudyRecords

/// Small pictures for reports: an upright preview and a map of the erythema index.
package enum PictureMaker {
    /// Longest side that previews come near to by whole factors, pixels: 430 to 960 for larger photos.
    private static let usualSide = 640.0
    /// Erythema index at the ends of the color scale: from pale untreated skin to the reddest fresh session.
    package static let mapRange = 5.0...45.0

    package static func picture(of aligned: AlignedSkin, polygons: [RegionPolygon]) throws(EncodeError) -> PhotoPicture
    {
        let image = aligned.skin.photo.image
        let factor = max(1, Int((Double(max(image.width, image.height)) / usualSide).rounded()))
        let small = BlockAverage(image, factor: factor)
        let measurable = aligned.skin.classes.measurable(margin: 0)
        return PhotoPicture(
            previewJPEG: try PhotoWriter.jpeg(small.preview, width: small.width, height: small.height, quality: 88),
            rednessMapJPEG: try PhotoWriter.jpeg(
                small.rednessMap(range: mapRange, measurable: measurable), width: small.width, height: small.height,
                quality: 88),
            width: small.width, height: small.height, scale: 1 / Double(factor), polygons: polygons, mapRange: mapRange)
    }
}

/// Means of linear light over factor × factor blocks.
private struct BlockAverage {
    let width: Int
    let height: Int
    private let factor: Int
    /// Interleaved linear R, G, B.
    private var light: [Float]

    init(_ image: EncodedImage, factor: Int) {
        self.factor = factor
        width = (image.width + factor - 1) / factor
        height = (image.height + factor - 1) / factor
        light = [Float](repeating: 0, count: 3 * width * height)
        var counts = [Float](repeating: 0, count: width * height)
        let row = RowBuffers(width: image.width)
        for y in 0..<image.height {
            image.unpackRow(y, into: row)
            for x in 0..<image.width {
                let block = (y / factor) * width + x / factor
                light[3 * block] += row.red[x]
                light[3 * block + 1] += row.green[x]
                light[3 * block + 2] += row.blue[x]
                counts[block] += 1
            }
        }
        for index in light.indices { light[index] /= counts[index / 3] }
    }

    var preview: [UInt8] { light.map { DisplayEncoding.code($0) } }

    /// Colored where the skin can be measured, its own gray elsewhere.
    func rednessMap(range: ClosedRange<Double>, measurable: PixelMask) -> [UInt8] {
        var map = [UInt8](repeating: 0, count: light.count)
        for index in 0..<width * height {
            let center = (
                x: min((index % width) * factor + factor / 2, measurable.width - 1),
                y: min((index / width) * factor + factor / 2, measurable.height - 1)
            )
            let color = measurable[center.x, center.y] ? rednessColor(index, range) : gray(index)
            (map[3 * index], map[3 * index + 1], map[3 * index + 2]) = color
        }
        return map
    }

    private func rednessColor(_ index: Int, _ range: ClosedRange<Double>) -> (UInt8, UInt8, UInt8) {
        let floor = 1e-4
        let red = PigmentIndices.opticalDensity(max(floor, Double(light[3 * index])))
        let green = PigmentIndices.opticalDensity(max(floor, Double(light[3 * index + 1])))
        let erythema = PigmentIndices.erythema(red: red, green: green)
        let color = RednessColorScale.color(at: (erythema - range.lowerBound) / (range.upperBound - range.lowerBound))
        return (color.red, color.green, color.blue)
    }

    private func gray(_ index: Int) -> (UInt8, UInt8, UInt8) {
        let code = DisplayEncoding.code((light[3 * index] + light[3 * index + 1] + light[3 * index + 2]) / 3)
        return (code, code, code)
    }
}

/// Linear light to 8-bit sRGB through a table of 4096 steps: for showing, never for measuring.
private enum DisplayEncoding {
    private static let codes: [UInt8] = (0...4095).map {
        UInt8((SRGBTransfer.encoded(fromLinear: Double($0) / 4095) * 255).rounded())
    }

    static func code(_ light: Float) -> UInt8 { codes[Int(max(0, min(4095, light * 4095 + 0.5)))] }
}
