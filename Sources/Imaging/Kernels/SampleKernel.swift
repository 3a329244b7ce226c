import Colorimetry

/// Row kernels that turn encoded samples into linear light, optical density and CIELAB.
///
/// Oracle: the Double formulas of Colorimetry. Only `+ - * /`, so every machine gives the same bits; no fused
/// multiply-add, since Swift does not contract.
package enum SampleKernel {
    /// Looks up one interleaved RGB row in a table: three planes out.
    @inline(__always)
    static func lookUp<Code: FixedWidthInteger>(
        _ samples: UnsafePointer<Code>, count: Int, table: UnsafePointer<Float>,
        red: UnsafeMutablePointer<Float>, green: UnsafeMutablePointer<Float>, blue: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count {
            red[x] = table[Int(samples[3 &* x])]
            green[x] = table[Int(samples[3 &* x &+ 1])]
            blue[x] = table[Int(samples[3 &* x &+ 2])]
        }
    }

    /// CIELAB of linear sRGB rows. Absolute error against Double below 2·10⁻⁴ in L*, a* and b*.
    static func lab(
        red: UnsafePointer<Float>, green: UnsafePointer<Float>, blue: UnsafePointer<Float>, count: Int,
        lightness: UnsafeMutablePointer<Float>, aStar: UnsafeMutablePointer<Float>, bStar: UnsafeMutablePointer<Float>
    ) {
        let m = LabMatrix.standard
        for x in 0..<count {
            let (r, g, b) = (red[x], green[x], blue[x])
            let fx = compressed(m.xr * r + m.xg * g + m.xb * b)
            let fy = compressed(m.yr * r + m.yg * g + m.yb * b)
            let fz = compressed(m.zr * r + m.zg * g + m.zb * b)
            lightness[x] = 116 * fy - 16
            aStar[x] = 500 * (fx - fy)
            bStar[x] = 200 * (fy - fz)
        }
    }

    /// f(t) of CIELAB. x^(-1/3) by an exponent trick (3 % off) and two third-order steps, then ∛x = x·(x^(-1/3))².
    @inline(__always)
    static func compressed(_ ratio: Float) -> Float {
        let safe = ratio < 1e-6 ? 1e-6 : ratio
        var inverse = Float(bitPattern: 0x54A2_FA8C &- safe.bitPattern / 3)
        let first = 1 - safe * inverse * inverse * inverse
        inverse *= 1 + first * (0.33333334 + first * 0.22222222)
        let second = 1 - safe * inverse * inverse * inverse
        inverse *= 1 + second * (0.33333334 + second * 0.22222222)
        let root = safe * inverse * inverse
        let line = (Float(24389.0 / 27) * ratio + 16) * Float(1.0 / 116)
        return ratio > Float(216.0 / 24389) ? root : line
    }
}

/// Linear sRGB to XYZ divided by white, as Floats.
private struct LabMatrix {
    let (xr, xg, xb): (Float, Float, Float)
    let (yr, yg, yb): (Float, Float, Float)
    let (zr, zg, zb): (Float, Float, Float)

    static let standard = LabMatrix()

    private init() {
        let rows = (0..<3).map { row in SRGBPrimaries.toXYZ[row].map { Float($0 / SRGBPrimaries.white[row]) } }
        (xr, xg, xb) = (rows[0][0], rows[0][1], rows[0][2])
        (yr, yg, yb) = (rows[1][0], rows[1][1], rows[1][2])
        (zr, zg, zb) = (rows[2][0], rows[2][1], rows[2][2])
    }
}
