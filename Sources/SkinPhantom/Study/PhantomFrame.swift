/// How a kind of photo is framed.
package struct PhantomFrame: Sendable, Hashable, Codable {
    package var width: Int
    package var height: Int
    package var mmPerPixel: Double
    package var hasCard: Bool

    /// A hand's breadth of skin beside a card; without a card, skin alone.
    static func wide(_ options: PhantomOptions) -> PhantomFrame {
        let frame = PhantomFrame(
            width: options.hasCard ? 900 : 540, height: 600, mmPerPixel: 0.2, hasCard: options.hasCard)
        return frame.sized(options.size)
    }

    /// A close-up, for texture.
    static func near(_ options: PhantomOptions, mmPerPixel: Double = 0.05) -> PhantomFrame {
        PhantomFrame(width: 800, height: 640, mmPerPixel: mmPerPixel, hasCard: false).sized(options.size)
    }

    /// More or fewer pixels of the same skin.
    private func sized(_ factor: Double) -> PhantomFrame {
        PhantomFrame(
            width: Int((Double(width) * factor).rounded()), height: Int((Double(height) * factor).rounded()),
            mmPerPixel: mmPerPixel / factor, hasCard: hasCard)
    }

    /// Upper and lower half of the skin, a tenth of its height apart.
    var treated: SkinRectangle { band(0.06, 0.45) }
    var control: SkinRectangle { band(0.60, 0.94) }

    private func band(_ top: Double, _ bottom: Double) -> SkinRectangle {
        let (across, down) = (Double(width) * (hasCard ? 0.6 : 1) * mmPerPixel, Double(height) * mmPerPixel)
        return SkinRectangle(left: 0.06 * across, top: top * down, right: 0.94 * across, bottom: bottom * down)
    }

    /// A card of 15 mm from patch to patch, standing at the right.
    var card: PhantomCard? {
        guard hasCard else { return nil }
        return PhantomCard(x: 0.805 * Double(width), y: 0.5 * Double(height), pitch: 15 / mmPerPixel, rotation: 91.5)
    }
}
