/// Linear sRGB to CIE XYZ (2° observer, D65), from the primaries and the white of IEC 61966-2-1 rather than from its
/// rounded matrix: R (0.64, 0.33), G (0.30, 0.60), B (0.15, 0.06), white (0.3127, 0.3290), Y of white = 1.
package enum SRGBPrimaries {
    /// White point, Y = 1.
    package static let white = xyz(x: 0.3127, y: 0.3290)

    /// Rows X, Y, Z; columns R, G, B.
    package static let toXYZ: [[Double]] = {
        let red = xyz(x: 0.64, y: 0.33)
        let green = xyz(x: 0.30, y: 0.60)
        let blue = xyz(x: 0.15, y: 0.06)
        let gains = solve(red, green, blue, equals: white)
        return (0..<3).map { row in [red[row] * gains[0], green[row] * gains[1], blue[row] * gains[2]] }
    }()

    package static func xyz(red: Double, green: Double, blue: Double) -> [Double] {
        toXYZ.map { row in row[0] * red + row[1] * green + row[2] * blue }
    }

    private static func xyz(x: Double, y: Double) -> [Double] { [x / y, 1, (1 - x - y) / y] }

    /// Cramer's rule for the three gains with which the primaries add up to white.
    private static func solve(_ a: [Double], _ b: [Double], _ c: [Double], equals d: [Double]) -> [Double] {
        let whole = determinant(a, b, c)
        return [determinant(d, b, c) / whole, determinant(a, d, c) / whole, determinant(a, b, d) / whole]
    }

    private static func determinant(_ a: [Double], _ b: [Double], _ c: [Double]) -> Double {
        a[0] * (b[1] * c[2] - b[2] * c[1]) - b[0] * (a[1] * c[2] - a[2] * c[1]) + c[0] * (a[1] * b[2] - a[2] * b[1])
    }
}
