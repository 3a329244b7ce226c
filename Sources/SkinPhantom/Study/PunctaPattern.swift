/// Bleeding points of a session: where the needles went, the same at every visit until they have healed.
enum PunctaPattern {
    /// - Parameter perCM2: points per cm² of treated skin.
    static func puncta(_ perCM2: Double, in area: SkinRectangle, seed: UInt64) -> [Punctum] {
        var random = PhantomRandom(seed: seed, "puncta")
        let count = Int((perCM2 * area.squareCentimeters).rounded())
        return ScatteredPoints.places(count, in: area, apart: 0.36, &random).map {
            Punctum(place: $0, diameter: random.range(0.2, 0.32), blood: random.range(0.08, 0.16))
        }
    }
}
