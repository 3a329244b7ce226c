import TestSupport
import Testing

@testable import Imaging

/// Derivatives, normalization and resampling of planes with known answers.
@Suite struct PlaneFilterTests {
    private func plane(_ width: Int, _ height: Int, _ value: (Double, Double) -> Double) -> Plane {
        Plane(
            width: width, height: height,
            values: (0..<width * height).map { Float(value(Double($0 % width), Double($0 / width))) })
    }

    private func whole(_ plane: Plane) -> MaskedPlane {
        MaskedPlane(values: plane, weights: Plane(width: plane.width, height: plane.height, repeating: 1))
    }

    @Test func derivativesOfAQuadraticAreExactInside() {
        let surface = plane(20, 15) { x, y in 0.5 * x * x - y * y + 0.25 * x * y + 3 * x }
        let (gradient, hessian) = (surface.gradient(), surface.hessian())
        for y in 1..<14 {
            for x in 1..<19 {
                #expect(abs(gradient.dx[x, y] - (Float(x) + 0.25 * Float(y) + 3)) < 1e-3)
                #expect(abs(gradient.dy[x, y] - (-2 * Float(y) + 0.25 * Float(x))) < 1e-3)
                #expect(abs(hessian.xx[x, y] - 1) < 1e-3 && abs(hessian.yy[x, y] + 2) < 1e-3)
                #expect(abs(hessian.xy[x, y] - 0.25) < 1e-3)
            }
        }
        let eigenvalues = hessian.eigenvalues()
        // Trace -1, determinant -2.0625.
        #expect(abs(eigenvalues.larger[7, 7] - 1.02069) < 1e-3 && abs(eigenvalues.smaller[7, 7] + 2.02069) < 1e-3)
    }

    @Test func structureTensorOfStripesHasOneDirection() {
        let stripes = plane(60, 60) { x, _ in Double(Int(x) % 6) }
        let tensor = whole(stripes).structureTensor(inner: GaussianKernel(sigma: 1), outer: GaussianKernel(sigma: 4))
        let (smaller, larger) = tensor.eigenvalues()
        #expect(larger[30, 30] > 0.01 && abs(smaller[30, 30]) < 1e-5)
    }

    @Test func localNormalizationTakesAwayGainAndOffset() {
        var random = SplitMix64(seed: 17)
        let noise = plane(80, 80) { _, _ in random.normal() }
        let bent = Plane(width: 80, height: 80, values: noise.values.map { 7 * $0 + 300 })
        let kernel = GaussianKernel(sigma: 5)
        let (a, b) = (
            whole(noise).locallyNormalized(with: kernel, floor: 1e-3),
            whole(bent).locallyNormalized(with: kernel, floor: 1e-3)
        )
        for index in a.values.indices { #expect(abs(a.values[index] - b.values[index]) < 0.02) }
    }

    @Test func differenceOfGaussiansOfAConstantIsZero() {
        let flat = whole(plane(30, 30) { _, _ in 5 })
        let band = flat.differenceOfGaussians(GaussianKernel(sigma: 1), GaussianKernel(sigma: 3))
        #expect(band.values.allSatisfy { abs($0) < 1e-5 })
    }

    @Test(arguments: [(12, 10, 4, 5), (13, 11, 5, 4), (9, 7, 9, 7), (50, 3, 7, 1)])
    func areaMeansKeepTheTotal(_ size: (Int, Int, Int, Int)) {
        var random = SplitMix64(seed: 18)
        let source = plane(size.0, size.1) { _, _ in Double.random(in: 0...1, using: &random) }
        let coarse = whole(source).resampled(width: size.2, height: size.3)
        let before = source.values.reduce(0) { $0 + Double($1) } / Double(size.0 * size.1)
        let after = coarse.values.values.reduce(0) { $0 + Double($1) } / Double(size.2 * size.3)
        #expect(abs(before - after) < 1e-6)
        #expect(coarse.weights.values.allSatisfy { abs($0 - 1) < 1e-5 })
        // Unmeasured pixels do not enter.
        var weights = Plane(width: size.0, height: size.1, repeating: 1)
        weights[0, 0] = 0
        var spoiled = source
        spoiled[0, 0] = 1000
        let masked = MaskedPlane(values: spoiled, weights: weights).resampled(width: size.2, height: size.3)
        #expect(masked.values.values.allSatisfy { $0 <= 1.00001 })
    }

    @Test func warpsReproduceWhatTheirPolynomialsCan() {
        let linear = plane(40, 30) { x, y in 2 * x - 3 * y + 5 }
        let quadratic = plane(40, 30) { x, y in 0.1 * x * x + 0.05 * y * y - 0.2 * x * y }
        let map = ProjectiveMap([0.9, 0.1, 3.3, -0.05, 1.1, 2.7, 0.001, -0.002, 1])
        let (bilinear, inside) = linear.warped(by: map, width: 33, height: 21, .bilinear)
        let (cubic, within) = quadratic.warped(by: map, width: 33, height: 21, .cubic)
        for y in 0..<21 {
            for x in 0..<33 {
                let (sx, sy) = map.source(x: Double(x), y: Double(y))
                #expect(inside[x, y] == (sx >= 0 && sy >= 0 && sx <= 39 && sy <= 29))
                if inside[x, y] { #expect(abs(Double(bilinear[x, y]) - (2 * sx - 3 * sy + 5)) < 1e-4) }
                guard within[x, y] else { continue }
                #expect(abs(Double(cubic[x, y]) - (0.1 * sx * sx + 0.05 * sy * sy - 0.2 * sx * sy)) < 1e-3)
            }
        }
        let same = linear.warped(by: ProjectiveMap([1, 0, 0, 0, 1, 0, 0, 0, 1]), width: 40, height: 30, .bilinear)
        #expect(same.plane.values == linear.values && same.inside.count == 1200)
    }

    /// Rows long enough to be taken in runs, by maps that turn, flip, shrink and bend.
    @Test(arguments: [
        [1, 0, 0.25, 0, 1, 0.5, 0, 0, 1], [0.8, 0.5, 10, -0.5, 0.8, 70, 0, 0, 1],
        [-0.9, 0.1, 190, 0.1, -0.8, 120, 0, 0, 1],
        [1.1, 0.05, 1, 0.02, 0.9, 3, 1e-3, -4e-4, 1], [-2.5, 0.3, 195, 0.4, 1.5, 2, 2e-3, 1e-3, 1.1],
    ]) func warpsInRunsKeepToTheFormula(_ rows: [Double]) {
        var random = SplitMix64(seed: 19)
        let source = plane(200, 150) { _, _ in Double.random(in: 0...1, using: &random) }
        let map = ProjectiveMap(rows)
        let (found, inside) = source.warped(by: map, width: 170, height: 120, .bilinear)
        var compared = 0
        for y in 0..<120 {
            for x in 0..<170 {
                let (sx, sy) = map.source(x: Double(x), y: Double(y))
                guard sx > 1e-6, sy > 1e-6, sx < 199 - 1e-6, sy < 149 - 1e-6 else { continue }
                let (column, row) = (Int(sx), Int(sy))
                let (fx, fy) = (sx - Double(column), sy - Double(row))
                let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map { Double(source[column + $0.0, row + $0.1]) }
                let (upper, lower) = (four[0] * (1 - fx) + four[1] * fx, four[2] * (1 - fx) + four[3] * fx)
                compared += 1
                #expect(inside[x, y] && abs(Double(found[x, y]) - (upper * (1 - fy) + lower * fy)) < 3e-5)
            }
        }
        #expect(compared > 4000)
    }
}
