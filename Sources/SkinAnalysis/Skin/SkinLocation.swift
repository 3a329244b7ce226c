import Imaging

extension PixelClasses {
    /// Skin found without help: the chroma gate without specks, with small holes (moles, blood, hairs) closed.
    func skinArea(settings: SkinSettings) -> PixelMask {
        let pixels = Double(skinColored.width * skinColored.height)
        let speck = Int((settings.speckPercent / 100 * pixels).rounded())
        var area = ConnectedComponents(skinColored).removing(smallerThan: speck)
        var rest = PixelMask(width: area.width, height: area.height, repeating: true)
        rest.subtract(area)
        area.formUnion(ConnectedComponents(rest).enclosed(smallerThan: speck))
        return area
    }
}
