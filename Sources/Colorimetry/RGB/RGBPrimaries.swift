/// Three primary colors and the white they add up to, as CIE 1931 chromaticities.
package struct RGBPrimaries: Sendable, Hashable {
    package struct Chromaticity: Sendable, Hashable {
        package let x: Double
        package let y: Double

        package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

        /// With Y = 1.
        package var xyz: [Double] { [x / y, 1, (1 - x - y) / y] }
    }

    package let red: Chromaticity
    package let green: Chromaticity
    package let blue: Chromaticity
    package let white: Chromaticity

    package init(red: Chromaticity, green: Chromaticity, blue: Chromaticity, white: Chromaticity) {
        (self.red, self.green, self.blue, self.white) = (red, green, blue, white)
    }

    /// Linear RGB to XYZ with Y of white = 1; nil when the primaries span no color space.
    package var toXYZ: Matrix3? {
        let corners = [red, green, blue, white]
        guard corners.allSatisfy({ $0.x >= -1 && $0.x <= 2 && $0.y > 1e-6 && $0.y <= 2 }) else { return nil }
        let columns = [red.xyz, green.xyz, blue.xyz]
        let primaries = Matrix3((0..<9).map { columns[$0 % 3][$0 / 3] })
        return primaries.inverse.map { primaries * .diagonal($0.applied(to: white.xyz)) }
    }

    /// Linear RGB to linear sRGB, whites on each other by Bradford; nil when the primaries span no color space.
    package var toLinearSRGB: Matrix3? {
        guard let toXYZ else { return nil }
        return RGBPrimaries.linearSRGB(fromXYZ: toXYZ, white: white.xyz)
    }

    /// The matrix that leads from some RGB through XYZ under `white` to linear sRGB.
    package static func linearSRGB(fromXYZ toXYZ: Matrix3, white: [Double]) -> Matrix3? {
        guard let fromXYZ = Matrix3(rows: SRGBPrimaries.toXYZ).inverse,
            let adaptation = ChromaticAdaptation.bradford(from: white, to: SRGBPrimaries.white)
        else { return nil }
        return fromXYZ * adaptation * toXYZ
    }
}

extension RGBPrimaries {
    package static let d65 = Chromaticity(0.3127, 0.3290)

    /// IEC 61966-2-1 and ITU-R BT.709.
    package static let sRGB = RGBPrimaries(
        red: .init(0.64, 0.33), green: .init(0.30, 0.60), blue: .init(0.15, 0.06), white: d65)
    /// SMPTE EG 432-1 under D65.
    package static let displayP3 = RGBPrimaries(
        red: .init(0.680, 0.320), green: .init(0.265, 0.690), blue: .init(0.150, 0.060), white: d65)
    /// Adobe RGB (1998).
    package static let adobeRGB = RGBPrimaries(
        red: .init(0.64, 0.33), green: .init(0.21, 0.71), blue: .init(0.15, 0.06), white: d65)
    /// ROMM RGB, ISO 22028-2, under D50.
    package static let romm = RGBPrimaries(
        red: .init(0.7347, 0.2653), green: .init(0.1596, 0.8404), blue: .init(0.0366, 0.0001),
        white: .init(0.34567, 0.35850))
}
