/// Chromatic adaptation between D50, under which makers publish the colors of cards, and D65.
package enum BradfordAdaptation {
    /// D50 white of the card's published values: x = 0.34570, y = 0.35854 (CIE 15), Y = 1.
    package static let d50 = [0.34570 / 0.35854, 1, (1 - 0.34570 - 0.35854) / 0.35854]

    private static let toD65 = matrix(from: d50, to: SRGBPrimaries.white)
    private static let toD50 = matrix(from: SRGBPrimaries.white, to: d50)

    package static func d50ToD65(_ xyz: [Double]) -> [Double] { toD65.applied(to: xyz) }
    package static func d65ToD50(_ xyz: [Double]) -> [Double] { toD50.applied(to: xyz) }

    private static func matrix(from source: [Double], to target: [Double]) -> Matrix3 {
        guard let matrix = ChromaticAdaptation.bradford(from: source, to: target) else {
            preconditionFailure("daylight excites every cone")
        }
        return matrix
    }
}

extension SRGBPrimaries {
    private static let fromXYZ: Matrix3 = {
        guard let inverse = Matrix3(rows: toXYZ).inverse else { preconditionFailure("three primaries span a space") }
        return inverse
    }()

    /// Linear sRGB of XYZ under D65; may leave 0…1 for colors outside the gamut.
    package static func linear(xyz: [Double]) -> [Double] { fromXYZ.applied(to: xyz) }
}

extension CIELAB {
    /// CIELAB under D50 of sRGB codes 0…255, as maker's sheets of cards and stickers give colors.
    package init(srgbCodes codes: [Double]) {
        let linear = codes.map { SRGBTransfer.linear(fromEncoded: $0 / 255) }
        let xyz = SRGBPrimaries.xyz(red: linear[0], green: linear[1], blue: linear[2])
        self.init(xyz: BradfordAdaptation.d65ToD50(xyz), white: BradfordAdaptation.d50)
    }

    /// XYZ under the white the values refer to.
    package func xyz(white: [Double]) -> [Double] {
        let fy = (lightness + 16) / 116
        return zip([fy + aStar / 500, fy, fy - bStar / 200], white).map { CIELAB.expanded($0) * $1 }
    }

    /// Inverse of `compressed`.
    private static func expanded(_ value: Double) -> Double {
        let cube = value * value * value
        return cube > epsilon ? cube : (116 * value - 16) / kappa
    }
}
