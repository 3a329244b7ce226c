import Colorimetry

/// What the stored codes of a picture mean.
package enum PixelColor: Sendable {
    /// sRGB codes: the tables of `ChannelTables` apply.
    case sRGB
    /// Codes of another RGB space.
    case matrix(MatrixColor)
}

/// An RGB space other than sRGB: a table of linear light for each channel, then a matrix to linear sRGB under D65.
///
/// Colors outside sRGB come out negative or above one and stay so: XYZ and CIELAB are linear in them or continue their
/// straight line. Optical density has no value there and is floored at half a code, like code 0 of an sRGB photo.
package struct MatrixColor: Sendable {
    /// Linear light of every code, red, green and blue.
    let tables: [[Float]]
    /// Row by row, from the linear light of the tables to linear sRGB.
    let matrix: [Float]
    /// The least linear light that has a density.
    let densityFloor: Float

    /// - Parameter codes: 256 or 65,536.
    init(_ space: RGBSpace, codes: Int) {
        matrix = space.toLinearSRGB.elements.map { Float($0) }
        densityFloor = Float(SRGBTransfer.linear(fromEncoded: 0.5 / Double(codes - 1)))
        var known: [ToneCurve: [Float]] = [:]
        for curve in space.curves where known[curve] == nil {
            known[curve] = (0..<codes).map { Float(curve.linear(fromEncoded: Double($0) / Double(codes - 1))) }
        }
        tables = space.curves.map { known[$0] ?? [] }
    }
}

/// Three tone curves and a matrix: an RGB space without the depth of its codes.
struct RGBSpace: Sendable, Hashable {
    let curves: [ToneCurve]
    let toLinearSRGB: Matrix3

    init(curves: [ToneCurve], toLinearSRGB: Matrix3) {
        precondition(curves.count == 3, "one curve for each channel")
        self.curves = curves
        self.toLinearSRGB = toLinearSRGB
    }

    /// nil when the primaries span no color space.
    init?(_ primaries: RGBPrimaries, _ curve: ToneCurve) {
        guard let matrix = primaries.toLinearSRGB else { return nil }
        self.init(curves: [curve, curve, curve], toLinearSRGB: matrix)
    }

    /// What `color_profile_transform` writes.
    static let wide = RGBSpace(.romm, .sRGB)

    /// Whether its codes mean what sRGB's do, but for the rounding of profiles: light within 0.001, matrix within 0.002.
    var isSRGB: Bool {
        zip(toLinearSRGB.elements, Matrix3.identity.elements).allSatisfy { abs($0 - $1) <= 0.002 }
            && Set(curves).allSatisfy { curve in
                (0...255).allSatisfy { code in
                    let encoded = Double(code) / 255
                    return abs(curve.linear(fromEncoded: encoded) - SRGBTransfer.linear(fromEncoded: encoded)) <= 0.001
                }
            }
    }
}
