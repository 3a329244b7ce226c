import Imaging

extension PixelClasses {
    /// Skin found without help: the chroma gate without specks, with small holes (moles, blood, hairs) closed.
    func skinArea(settings: SkinSettings) -> PixelMask {
        let pixels = Double(width * height)
        let speck = Int((settings.speckPercent / 100 * pixels).rounded())
        var area = ConnectedComponents(codes, width: width, height: height, bit: PixelClasses.skinColored)
            .removing(smallerThan: speck)
        let rest = ConnectedComponents(area.bytes, width: width, height: height, bit: 1, isSet: false)
        rest.drawEnclosed(smallerThan: speck, into: &area)
        return area
    }
}
