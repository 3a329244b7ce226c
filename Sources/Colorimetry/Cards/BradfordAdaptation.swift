/// Chromatic adaptation from D50 to D65 by the linearized Bradford transform (Lam 1985; matrix of ICC.1:2022 annex E):
/// cone-like responses of both whites are set equal by one gain each.
package enum BradfordAdaptation {
    /// D50 white of the card's published values: x = 0.34570, y = 0.35854 (CIE 15), Y = 1.
    package static let d50 = [0.34570 / 0.35854, 1, (1 - 0.34570 - 0.35854) / 0.35854]

    private static let cone = [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]

    private static let matrix: [[Double]] = {
        let source = Matrix3.product(cone, d50)
        let target = Matrix3.product(cone, SRGBPrimaries.white)
        let scaled = (0..<3).map { row in cone[row].map { $0 * target[row] / source[row] } }
        return Matrix3.product(Matrix3.inverse(cone), scaled)
    }()

    private static let inverse = Matrix3.inverse(matrix)

    package static func d50ToD65(_ xyz: [Double]) -> [Double] { Matrix3.product(matrix, xyz) }
    package static func d65ToD50(_ xyz: [Double]) -> [Double] { Matrix3.product(inverse, xyz) }
}

/// Products and the inverse of 3 × 3 matrices, rows first.
package enum Matrix3 {
    package static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { $0[0] * vector[0] + $0[1] * vector[1] + $0[2] * vector[2] }
    }

    package static func product(_ left: [[Double]], _ right: [[Double]]) -> [[Double]] {
        left.map { row in (0..<3).map { row[0] * right[0][$0] + row[1] * right[1][$0] + row[2] * right[2][$0] } }
    }

    /// By cofactors; the matrix must not be singular.
    package static func inverse(_ m: [[Double]]) -> [[Double]] {
        func minor(_ row: Int, _ column: Int) -> Double {
            let (a, b) = ((row + 1) % 3, (row + 2) % 3)
            let (c, d) = ((column + 1) % 3, (column + 2) % 3)
            return m[a][c] * m[b][d] - m[a][d] * m[b][c]
        }
        let determinant = (0..<3).reduce(0) { $0 + m[0][$1] * minor(0, $1) }
        return (0..<3).map { row in (0..<3).map { minor($0, row) / determinant } }
    }
}

extension SRGBPrimaries {
    private static let fromXYZ = Matrix3.inverse(toXYZ)

    /// Linear sRGB of XYZ under D65; may leave 0…1 for colors outside the gamut.
    package static func linear(xyz: [Double]) -> [Double] { Matrix3.product(fromXYZ, xyz) }
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
