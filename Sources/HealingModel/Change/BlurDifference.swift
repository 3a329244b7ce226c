import PortableMath

/// How much more one photo of the same skin is blurred than another, from their sharpness ratios.
///
/// Sharpness is the texture power from 6 to 12 px over that from 12 to 24 px. A Gaussian blur of σ px multiplies it by
/// exp(-4π²σ²(f₁² - f₂²)) with f² = 1/(6·12) and 1/(12·24) px⁻², so Δσ² = ln(r₁/r₂)/(4π²(f₁² - f₂²)), whatever the skin
/// looks like.
package enum BlurDifference {
    /// Δσ² in px², positive when the second photo is the more blurred one; nil for ratios that are not positive.
    package static func squaredSigma(_ first: Double, _ second: Double) -> Double? {
        guard first > 0, second > 0 else { return nil }
        let frequencies = 1.0 / 72 - 1.0 / 288
        return PortableMath.log(first / second) / (4 * PortableMath.pi * PortableMath.pi * frequencies)
    }
}
