import Imaging

/// A pixel that a dark line runs through.
struct LinePoint: Sendable {
    let x: Int
    let y: Int
    /// Across the line.
    let normal: SIMD2<Float>
    /// Depth in the unit of the plane, and the σ that answers most, pixels.
    let depth: Double
    let sigma: Double

    /// Length of line that the pixel stands for, pixels: the two pixels of a column (or row, for steep lines) that the line
    /// passes between share its step by their distance, so that every direction and offset gives the same length.
    let length: Double
}

/// Dark lines at several widths: pixels whose Hessian says that the line's middle lies within a pixel of them (Steger 1998), at the scale
/// with the largest σ²·λ.
///
/// A line with a Gaussian profile of SD s answers most at σ = √2·s, with 0.385 (2/3^1.5) of its depth; its width at half depth
/// is 1.665·σ.
struct LineScan {
    static let sigmasMM = [0.1, 0.2, 0.4, 0.8]
    private static let answer = 2 / (3 * 3.0.squareRoot())
    /// Larger over smaller curvature of a line; pores are round.
    private static let roundest: Float = 0.5

    private let plane: MaskedPlane
    private let sigmas: [Double]
    private let thresholds: [Float]
    private let width: Int
    private let height: Int
    private var rows: ScaleRows
    private var best: [Float]
    private var bestScale: [UInt8]
    private var curvature: CurvatureRow
    private var points: [LinePoint] = []

    /// - Parameter leastDepth: below it nothing is a line, unit of the plane; never below three times the noise.
    static func points(
        in plane: MaskedPlane, pitch: Double, leastDepth: Double, noise: Double, workspace: Workspace
    ) -> [LinePoint] {
        guard plane.values.width > 2, plane.values.height > 2 else { return [] }
        var scan = LineScan(plane, pitch, leastDepth, noise)
        scan.run(workspace)
        return scan.points
    }

    private init(_ plane: MaskedPlane, _ pitch: Double, _ leastDepth: Double, _ noise: Double) {
        self.plane = plane
        (width, height) = (plane.values.width, plane.values.height)
        sigmas = LineScan.sigmasMM.map { $0 / pitch }
        // White noise of SD σn gives σ²·λ an SD of 0.244·σn/σ.
        thresholds = sigmas.map { Float(max(LineScan.answer * leastDepth, 3 * 0.244 * noise / $0)) }
        rows = ScaleRows(width: width, scales: sigmas.count, kept: 3)
        best = [Float](repeating: 0, count: width)
        bestScale = [UInt8](repeating: 0, count: width)
        curvature = CurvatureRow(width: width)
    }

    private mutating func run(_ workspace: Workspace) {
        let stream = workspace.stream(width: width, kernels: sigmas.map { GaussianKernel(sigma: $0) })
        stream.run(over: plane) { row in
            rows.take(row, height: height)
            if row.y >= 1 { find(row.y - 1) }
        }
        find(height - 1)
    }

    private mutating func find(_ y: Int) {
        for x in 0..<width { (best[x], bestScale[x]) = (0, 255) }
        for scale in sigmas.indices { compare(y, scale) }
        for x in 0..<width where bestScale[x] != 255 && plane.weights[x, y] >= SkinPatch.leastShare {
            judge(x, y, Int(bestScale[x]), best[x])
        }
    }

    /// Notes where this scale answers more than those before.
    private mutating func compare(_ y: Int, _ scale: Int) {
        let (factor, threshold) = (Float(sigmas[scale] * sigmas[scale]), thresholds[scale])
        rows.around(y, scale: scale, height: height) { rows in curvature.take(rows) }
        curvature.takeEigenvalues()
        for x in 0..<width {
            let value = factor * curvature.larger[x]
            if value > threshold, value > best[x] { (best[x], bestScale[x]) = (value, UInt8(scale)) }
        }
    }

    private mutating func judge(_ x: Int, _ y: Int, _ scale: Int, _ value: Float) {
        var point: LinePoint?
        rows.around(y, scale: scale, height: height) { rows in
            let (above, row, below) = (rows[0], rows[1], rows[2])
            let curvature = Curvature(rows, at: x)
            let (larger, normal) = (curvature.larger, curvature.normal)
            guard abs(curvature.smaller) < LineScan.roundest * larger else { return }
            let slope = 0.5 * (normal.x * (row[x + 1] - row[x - 1]) + normal.y * (below[x] - above[x]))
            let shift = -slope / larger
            let steep = max(abs(normal.x), abs(normal.y))
            guard abs(shift) < steep else { return }
            point = LinePoint(
                x: x, y: y, normal: normal, depth: Double(value) / LineScan.answer, sigma: sigmas[scale],
                length: Double((1 - abs(shift) / steep) / steep))
        }
        if let point { points.append(point) }
    }
}
