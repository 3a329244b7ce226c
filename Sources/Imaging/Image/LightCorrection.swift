/// A map of a photo's linear light to linear sRGB under D65, as a color card gives it: three rows of three coefficients, or
/// of six with the root-polynomial terms √RG, √GB, √RB.
package struct LightCorrection: Sendable, Hashable {
    package let rows: [[Double]]

    /// nil unless there are three rows of three or six coefficients.
    package init?(rows: [[Double]]) {
        guard rows.count == 3, rows.allSatisfy({ $0.count == rows[0].count }), [3, 6].contains(rows[0].count) else {
            return nil
        }
        self.rows = rows
    }

    /// Light that the map makes negative (colors outside the gamut) has no logarithm; it is held at this.
    package static let floor: Float = 1e-4

    /// Maps the linear light of a row in place.
    func apply(to buffers: RowBuffers) {
        let m = rows.map { $0.map { Float($0) } + [Float](repeating: 0, count: 6 - $0.count) }
        let hasRoots = rows[0].count == 6
        for x in 0..<buffers.width {
            let (r, g, b) = (buffers.red[x], buffers.green[x], buffers.blue[x])
            var light = SIMD3(
                m[0][0] * r + m[0][1] * g + m[0][2] * b, m[1][0] * r + m[1][1] * g + m[1][2] * b,
                m[2][0] * r + m[2][1] * g + m[2][2] * b)
            if hasRoots {
                let roots = SIMD3((r * g).squareRoot(), (g * b).squareRoot(), (r * b).squareRoot())
                for channel in 0..<3 {
                    light[channel] += m[channel][3] * roots.x + m[channel][4] * roots.y + m[channel][5] * roots.z
                }
            }
            buffers.red[x] = max(LightCorrection.floor, light.x)
            buffers.green[x] = max(LightCorrection.floor, light.y)
            buffers.blue[x] = max(LightCorrection.floor, light.z)
        }
    }
}
