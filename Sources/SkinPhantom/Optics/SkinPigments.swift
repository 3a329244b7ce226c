import PortableMath

/// What colors skin at one place.
package struct SkinPigments: Sendable, Hashable {
    /// Share of the dermis that is blood, by volume.
    package var blood: Double
    /// Share of the hemoglobin that carries oxygen.
    package var oxygenation: Double
    /// Share of the epidermis that is melanosomes, by volume.
    package var melanin: Double

    package init(blood: Double, oxygenation: Double, melanin: Double) {
        (self.blood, self.oxygenation, self.melanin) = (blood, oxygenation, melanin)
    }

    /// Blood that flows faster carries more oxygen: 0.55 at rest (0.6 % blood), 0.05 more for each doubling, at most 0.98.
    package static func oxygenation(ofBlood blood: Double) -> Double {
        guard blood > 0 else { return 0.3 }
        let doublings = PortableMath.log(blood / 0.006) / 0.693147180559945309
        return max(0.3, min(0.98, 0.55 + 0.05 * doublings))
    }

    package init(blood: Double, melanin: Double) {
        self.init(blood: blood, oxygenation: SkinPigments.oxygenation(ofBlood: blood), melanin: melanin)
    }
}
