import Imaging

/// A drop or a spot of blood where a needle went in.
package struct Punctum: Sendable, Hashable {
    /// Millimetres.
    package var place: SIMD2<Double>
    package var diameter: Double
    /// Share of the skin there that is blood.
    package var blood: Double
}

/// What changes from visit to visit.
package struct SkinState: Sendable {
    /// Shares of untreated skin without mottling and freckles.
    package var blood: Double
    package var melanin: Double
    /// Factor on the blood of the whole photo: warmth, flush.
    package var flush = 1.0
    /// Factors on the blood and the melanin of treated skin.
    package var treatedBlood = 1.0
    package var treatedMelanin = 1.0
    /// Height of the relief of treated skin against the first visit.
    package var relief = 1.0
    package var puncta: [Punctum] = []

    package init(blood: Double, melanin: Double) { (self.blood, self.melanin) = (blood, melanin) }
}

extension SkinState {
    /// Blood that lies on or in the skin by its puncta, on a surface's canvas; nil without any.
    func spilled(on geometry: SkinGeometry) -> Plane? {
        guard !puncta.isEmpty else { return nil }
        var plane = Plane(width: geometry.width, height: geometry.height)
        for punctum in puncta {
            geometry.stamp(
                punctum.place, sigma: punctum.diameter / 2.8284271247461903, Float(punctum.blood), &plane)
        }
        return plane
    }
}
