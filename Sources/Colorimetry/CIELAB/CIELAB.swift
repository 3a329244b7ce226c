import PortableMath

/// A color in CIE 1976 L*a*b* (ISO/CIE 11664-4), here always D65 and the 2° observer.
package struct CIELAB: Sendable, Hashable {
    /// L*, 0…100.
    package var lightness: Double
    /// a*, red positive.
    package var aStar: Double
    /// b*, yellow positive.
    package var bStar: Double

    package init(lightness: Double, aStar: Double, bStar: Double) {
        self.lightness = lightness
        self.aStar = aStar
        self.bStar = bStar
    }

    /// L* = 116·f(Y/Yn) - 16, a* = 500·(f(X/Xn) - f(Y/Yn)), b* = 200·(f(Y/Yn) - f(Z/Zn)).
    package init(xyz: [Double], white: [Double] = SRGBPrimaries.white) {
        let f = (0..<3).map { CIELAB.compressed(xyz[$0] / white[$0]) }
        self.init(lightness: 116 * f[1] - 16, aStar: 500 * (f[0] - f[1]), bStar: 200 * (f[1] - f[2]))
    }

    /// From linear sRGB, 0…1.
    package init(red: Double, green: Double, blue: Double) {
        self.init(xyz: SRGBPrimaries.xyz(red: red, green: green, blue: blue))
    }

    /// f(t) = ∛t above ε = 216/24389, else (κ·t + 16)/116 with κ = 24389/27.
    package static func compressed(_ ratio: Double) -> Double {
        ratio > epsilon ? PortableMath.cubeRoot(ratio) : (kappa * ratio + 16) / 116
    }

    package static let epsilon = 216.0 / 24389
    package static let kappa = 24389.0 / 27
}
