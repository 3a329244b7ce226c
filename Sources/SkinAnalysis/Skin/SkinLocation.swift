import Imaging
import KernelAPI

extension PixelClasses {
    /// Marks the skin found without help: the chroma gate without specks, with small holes (moles, blood, hairs) closed.
    mutating func markSkin(settings: SkinSettings) {
        let speck = Int((settings.speckPercent / 100 * Double(width * height)).rounded())
        ConnectedComponents(codes, width: width, height: height, bit: PixelClasses.skinColored)
            .mark(PixelClasses.skin, in: &codes) { area, _ in area >= speck }
        ConnectedComponents(codes, width: width, height: height, bit: PixelClasses.skin, isSet: false)
            .mark(PixelClasses.skin, in: &codes) { area, touchesBorder in area < speck && !touchesBorder }
    }

    /// A card is no skin.
    mutating func unmarkSkin(inside outline: [PolygonPoint]) {
        var card = PixelMask(width: width, height: height)
        card.fill(rings: [outline])
        for index in codes.indices where card.bytes[index] != 0 { codes[index] &= ~PixelClasses.skin }
    }

    /// Skin as 0 and 1 of some columns of a row.
    func skinRow(_ y: Int, columns: Range<Int>, into row: UnsafeMutablePointer<UInt8>) {
        codes.withUnsafeBufferPointer { codes in
            guard let start = codes.baseAddress else { return }
            KernelChoice.current.select(
                start + y * width + columns.lowerBound, bit: PixelClasses.skin, count: columns.count, into: row)
        }
    }

    /// Skin as a mask of its own.
    var skinArea: PixelMask {
        var area = PixelMask(width: width, height: height)
        area.bytes.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            for y in 0..<height { skinRow(y, columns: 0..<width, into: start + y * width) }
        }
        return area
    }

    var skinCount: Int {
        var row = [UInt8](repeating: 0, count: width)
        return (0..<height).reduce(0) { sum, y in
            skinRow(y, columns: 0..<width, into: &row)
            return sum + KernelChoice.current.sum(row, count: width)
        }
    }
}
