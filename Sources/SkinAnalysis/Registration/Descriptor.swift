import Imaging
import PortableMath

/// Dominant directions and the 4 × 4 × 8 histogram of gradients [lowe-2004], as square roots of shares [arandjelovic-2012].
struct Descriptor {
    /// Registration pixels to one pixel of the plane under the scale space.
    let pixel: Double
    let space: ScaleSpace

    /// Adds a keypoint for every strong direction of a candidate.
    func describe(_ candidate: KeypointDetector.Candidate, into set: inout KeypointSet) {
        let octave = space.octaves[candidate.octave]
        let plane = octave.gaussians[candidate.layer]
        let sigma = ScaleSpace.sigma(step: candidate.step)
        plane.values.withUnsafeBufferPointer { values in
            let field = GradientField(values: values, width: plane.width, height: plane.height)
            for (cosine, sine) in field.directions(x: candidate.x, y: candidate.y, sigma: sigma) {
                set.points.append(
                    Keypoint(
                        x: candidate.x * octave.pixel + pixel / 2, y: candidate.y * octave.pixel + pixel / 2,
                        sigma: sigma * octave.pixel, cosine: cosine, sine: sine, response: candidate.response))
                set.descriptors += field.histogram(
                    x: candidate.x, y: candidate.y, sigma: sigma, cosine: Float(cosine), sine: Float(sine))
            }
        }
    }
}

/// Gradients of one blurred plane.
private struct GradientField {
    let values: UnsafeBufferPointer<Float>
    let width: Int
    let height: Int

    @inline(__always)
    private func gradient(_ x: Int, _ y: Int) -> (Float, Float)? {
        guard x > 0, y > 0, x < width - 1, y < height - 1 else { return nil }
        let at = y * width + x
        return (values[at + 1] - values[at - 1], values[at + width] - values[at - width])
    }

    /// Peaks of the histogram of 36 directions within 4.5 sigma, at least 0.8 of the highest.
    func directions(x: Double, y: Double, sigma: Double) -> [(Double, Double)] {
        var bins = [Float](repeating: 0, count: 36)
        let radius = Int((4.5 * sigma).rounded())
        let (column, row) = (Int(x.rounded()), Int(y.rounded()))
        let spread = Float(-1 / (2 * 2.25 * sigma * sigma))
        for dy in -radius...radius {
            for dx in -radius...radius {
                guard let (gx, gy) = gradient(column + dx, row + dy) else { continue }
                let weight = Falloff.value(spread * Float(dx * dx + dy * dy))
                let bin = Int((Angle.turns(gx, gy) * 36).rounded()) % 36
                bins[bin] += weight * (gx * gx + gy * gy).squareRoot()
            }
        }
        for _ in 0..<2 { bins = bins.indices.map { (bins[($0 + 35) % 36] + 2 * bins[$0] + bins[($0 + 1) % 36]) / 4 } }
        let highest = bins.max() ?? 0
        guard highest > 0 else { return [] }
        return bins.indices.compactMap { bin in
            let (before, peak, after) = (bins[(bin + 35) % 36], bins[bin], bins[(bin + 1) % 36])
            guard peak >= 0.8 * highest, peak > before, peak >= after else { return nil }
            let offset = Double((before - after) / (before - 2 * peak + after)) / 2
            let degrees = (Double(bin) + offset) * 10
            return (PortableMath.cosineOfDegrees(degrees), PortableMath.sineOfDegrees(degrees))
        }
    }

    /// 20 × 20 samples on a grid turned with the keypoint, a quarter of a cell apart, shared among cells and directions.
    func histogram(x: Double, y: Double, sigma: Double, cosine: Float, sine: Float) -> [Float] {
        var cells = [Float](repeating: 0, count: KeypointSet.length)
        let cell = Float(3 * sigma)
        cells.withUnsafeMutableBufferPointer { cells in
            for j in 0..<20 {
                let v = (Float(j) - 9.5) / 4
                for i in 0..<20 {
                    let u = (Float(i) - 9.5) / 4
                    let px = Float(x) + cell * (u * cosine - v * sine)
                    let py = Float(y) + cell * (u * sine + v * cosine)
                    guard let (gx, gy) = gradient(Int(px.rounded()), Int(py.rounded())) else { continue }
                    let turned = (gx * cosine + gy * sine, gy * cosine - gx * sine)
                    let size = (gx * gx + gy * gy).squareRoot() * Falloff.value(-(u * u + v * v) / 8)
                    share(size, u + 1.5, v + 1.5, Angle.turns(turned.0, turned.1) * 8, cells)
                }
            }
        }
        return normalized(cells)
    }

    @inline(__always)
    private func share(
        _ size: Float, _ u: Float, _ v: Float, _ direction: Float, _ cells: UnsafeMutableBufferPointer<Float>
    ) {
        let (cu, cv, cd) = (u.rounded(.down), v.rounded(.down), direction.rounded(.down))
        let (fu, fv, fd) = (u - cu, v - cv, direction - cd)
        for (row, rowShare) in [(Int(cv), 1 - fv), (Int(cv) + 1, fv)] where row >= 0 && row < 4 {
            for (column, columnShare) in [(Int(cu), 1 - fu), (Int(cu) + 1, fu)] where column >= 0 && column < 4 {
                let place = (row * 4 + column) * 8
                let part = size * rowShare * columnShare
                cells[place + Int(cd) % 8] += part * (1 - fd)
                cells[place + (Int(cd) + 1) % 8] += part * fd
            }
        }
    }

    private func normalized(_ cells: [Float]) -> [Float] {
        let length = cells.reduce(Float(0)) { $0 + $1 * $1 }.squareRoot()
        guard length > 0 else { return cells }
        let bounded = cells.map { min($0 / length, 0.2) }
        let total = bounded.reduce(0, +)
        return bounded.map { ($0 / total).squareRoot() }
    }
}

/// exp(x) for x ≤ 0 from a table of 1/32 steps: a window needs no more.
private enum Falloff {
    static let table: [Float] = (0...256).map { Float(PortableMath.exp(-Double($0) / 32)) }

    @inline(__always)
    static func value(_ x: Float) -> Float { table[min(256, Int(-x * 32))] }
}

/// Direction of a vector in turns, 0..<1, by a polynomial good to 0.0002 turns.
private enum Angle {
    @inline(__always)
    static func turns(_ x: Float, _ y: Float) -> Float {
        let (a, b) = (abs(x), abs(y))
        guard a + b > 0 else { return 0 }
        let r = min(a, b) / max(a, b)
        let s = r * r
        var t = r * (0.159154943 + s * (-0.05288 + s * (0.0287 - s * 0.01)))
        if b > a { t = 0.25 - t }
        if x < 0 { t = 0.5 - t }
        if y < 0 { t = 1 - t }
        return t >= 1 ? 0 : t
    }
}
