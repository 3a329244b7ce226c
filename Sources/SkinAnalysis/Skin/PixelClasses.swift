import Imaging

/// What each pixel is, before regions are considered.
package struct PixelClasses: Sendable {
    /// Inside the chroma gate.
    package var skinColored: PixelMask
    /// Some channel at or near full scale.
    package var clipped: PixelMask
    /// Too dark for ratios of channels.
    package var dark: PixelMask
    /// Shine: pale and light against its surroundings.
    package var glare: PixelMask

    /// One pass over the encoded pixels; glare is found afterwards from the skin-colored ones.
    init(_ image: EncodedImage, settings: SkinSettings) {
        var skin = PixelMask(width: image.width, height: image.height)
        var clipped = skin
        var dark = skin
        let gate = ChromaGate(settings)
        let (top, bottom) = (Float(settings.clippedFrom), Float(settings.darkBelow))
        var row = [Float](repeating: 0, count: 3 * image.width)
        for y in 0..<image.height {
            image.encodedRow(y, into: &row)
            let start = y * image.width
            for x in 0..<image.width {
                let (red, green, blue) = (row[3 * x], row[3 * x + 1], row[3 * x + 2])
                skin.bytes[start + x] = gate.contains(red: red, green: green, blue: blue) ? 1 : 0
                clipped.bytes[start + x] = max(red, max(green, blue)) >= top ? 1 : 0
                dark.bytes[start + x] = green < bottom ? 1 : 0
            }
            // Clipping is a matter of the codes in the file, whatever colors they mean.
            if let peaks = image.storedPeakRow(y) {
                for x in 0..<image.width { clipped.bytes[start + x] = peaks[x] >= top ? 1 : 0 }
            }
        }
        self.skinColored = skin
        self.clipped = clipped
        self.dark = dark
        glare = PixelMask(width: image.width, height: image.height)
        glare = GlareFinder(image, among: skin, excluding: [clipped, dark], settings: settings).mask
    }

    /// Pixels that may be measured wherever the user says there is skin.
    package func measurable(margin: Int) -> PixelMask {
        var shine = clipped
        shine.formUnion(glare)
        var mask = PixelMask(width: dark.width, height: dark.height, repeating: true)
        mask.subtract(shine.dilated(by: margin))
        mask.subtract(dark)
        return mask
    }
}
