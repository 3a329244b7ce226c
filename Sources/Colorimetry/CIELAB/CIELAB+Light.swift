extension CIELAB {
    /// Linear sRGB of this color; outside 0…1 for colors sRGB cannot show.
    package var linearSRGB: [Double] {
        let fy = (lightness + 16) / 116
        let ratios = [fy + aStar / 500, fy, fy - bStar / 200].map { CIELAB.expanded($0) }
        return CIELAB.fromXYZ.applied(to: zip(ratios, SRGBPrimaries.white).map { $0 * $1 })
    }

    /// The inverse of `compressed`: f³ above ∛ε, else (116·f - 16)/κ.
    private static func expanded(_ f: Double) -> Double {
        let cube = f * f * f
        return cube > epsilon ? cube : (116 * f - 16) / kappa
    }

    private static let fromXYZ: Matrix3 = {
        guard let inverse = Matrix3(rows: SRGBPrimaries.toXYZ).inverse else {
            preconditionFailure("three primaries span a space")
        }
        return inverse
    }()
}
