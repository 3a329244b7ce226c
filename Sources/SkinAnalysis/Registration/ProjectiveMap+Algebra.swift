import Imaging

extension ProjectiveMap {
    static let identity = ProjectiveMap([1, 0, 0, 0, 1, 0, 0, 0, 1])

    /// First `other`, then this map.
    func after(_ other: ProjectiveMap) -> ProjectiveMap {
        var product = [Double](repeating: 0, count: 9)
        for row in 0..<3 {
            for column in 0..<3 {
                for k in 0..<3 { product[3 * row + column] += rows[3 * row + k] * other.rows[3 * k + column] }
            }
        }
        return ProjectiveMap(product)
    }

    var determinant: Double {
        rows[0] * (rows[4] * rows[8] - rows[5] * rows[7]) - rows[1] * (rows[3] * rows[8] - rows[5] * rows[6])
            + rows[2] * (rows[3] * rows[7] - rows[4] * rows[6])
    }

    /// nil when the map folds the plane onto a line.
    var inverse: ProjectiveMap? {
        let d = determinant
        guard d.isFinite, abs(d) > 1e-18 else { return nil }
        let m = rows
        return ProjectiveMap([
            (m[4] * m[8] - m[5] * m[7]) / d, (m[2] * m[7] - m[1] * m[8]) / d, (m[1] * m[5] - m[2] * m[4]) / d,
            (m[5] * m[6] - m[3] * m[8]) / d, (m[0] * m[8] - m[2] * m[6]) / d, (m[2] * m[3] - m[0] * m[5]) / d,
            (m[3] * m[7] - m[4] * m[6]) / d, (m[1] * m[6] - m[0] * m[7]) / d, (m[0] * m[4] - m[1] * m[3]) / d,
        ])
    }

    /// The same map with 1 as its last number.
    var normalized: ProjectiveMap { ProjectiveMap(rows.map { $0 / rows[8] }) }

    static func scaling(_ factor: Double) -> ProjectiveMap { ProjectiveMap([factor, 0, 0, 0, factor, 0, 0, 0, 1]) }

    static func shift(_ x: Double, _ y: Double) -> ProjectiveMap { ProjectiveMap([1, 0, x, 0, 1, y, 0, 0, 1]) }

    /// The same map between grids whose pixels are `source` and `target` of the old ones wide (outer corner at 0).
    func rescaled(from source: Double, to target: Double) -> ProjectiveMap {
        ProjectiveMap.scaling(1 / target).after(self).after(.scaling(source)).normalized
    }

    /// From coordinates with the outer corner of the first pixel at 0 to coordinates with its center at 0.
    var betweenCenters: ProjectiveMap { ProjectiveMap.shift(-0.5, -0.5).after(self).after(.shift(0.5, 0.5)).normalized }

    /// The way back from `betweenCenters`.
    var betweenCorners: ProjectiveMap { ProjectiveMap.shift(0.5, 0.5).after(self).after(.shift(-0.5, -0.5)).normalized }

    /// The derivative at a point: ∂x'/∂x, ∂x'/∂y, ∂y'/∂x, ∂y'/∂y.
    func jacobian(x: Double, y: Double) -> (xx: Double, xy: Double, yx: Double, yy: Double) {
        let (u, v) = source(x: x, y: y)
        let scale = rows[6] * x + rows[7] * y + rows[8]
        return (
            (rows[0] - u * rows[6]) / scale, (rows[1] - u * rows[7]) / scale, (rows[3] - v * rows[6]) / scale,
            (rows[4] - v * rows[7]) / scale
        )
    }

    /// Magnification of areas at a point; negative where the map mirrors.
    func areaScale(x: Double, y: Double) -> Double {
        let j = jacobian(x: x, y: y)
        return j.xx * j.yy - j.xy * j.yx
    }
}
