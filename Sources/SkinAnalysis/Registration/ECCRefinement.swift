import Imaging
import KernelAPI

/// Maximizes the correlation of two normalized images over the eight numbers of a homography: Gauss-Newton on the baseline's
/// own gradients (inverse compositional), the contrast between the images left free (enhanced correlation coefficient,
/// Evangelidis and Psarakis 2008), pixels that do not fit weighted down.
struct ECCRefinement {
    struct Outcome {
        var map: ProjectiveMap
        /// Correlation of the two images where both show skin.
        var correlation: Double
        /// Covariance of the eight numbers, from the scatter of the score among blocks.
        var covariance: [Double]
        var frame: PointFrame
        /// Share of blocks whose own correlation is positive beyond chance.
        var agreeingPercent: Double
        var blocks: Int
        /// What one map cannot follow, pixels of the level.
        var misfit: Double
    }

    let pair: LevelPair

    /// - Parameter start: between the outer-corner coordinates of the two level images.
    func refine(from start: ProjectiveMap, rounds: Int) -> Outcome? {
        let template = pair.template
        let frame = PointFrame(
            x: Double(template.width - 1) / 2, y: Double(template.height - 1) / 2,
            scale: Double(max(template.width, template.height)) / 2)
        var map = start.betweenCenters
        let score = ECCScore(pair: pair, frame: frame)
        // Where both show skin hardly moves within a level, so it is looked up once.
        let shown = ECCView.shown(pair, map)
        var weights = shown
        for round in 0..<rounds {
            guard let seen = ECCView(pair, map, weights) else { return nil }
            let robust = seen.robustWeights(shown)
            weights = robust
            guard let system = score.system(robust) else { return nil }
            guard iterate(score, system, &map, robust, isLast: round == rounds - 1) else { return nil }
        }
        guard let last = ECCView(pair, map, weights), let system = score.system(weights) else {
            return nil
        }
        let spread = ECCSpread(score, last, system)
        return Outcome(
            map: map.betweenCorners, correlation: last.correlation, covariance: spread.covariance, frame: frame,
            agreeingPercent: spread.agreeingPercent, blocks: spread.blocks, misfit: spread.misfit)
    }

    /// - Returns: false when the map ran away.
    private func iterate(
        _ score: ECCScore, _ system: CholeskySystem, _ map: inout ProjectiveMap, _ weights: Plane, isLast: Bool
    ) -> Bool {
        for _ in 0..<(isLast ? 15 : 6) {
            guard let seen = ECCView(pair, map, weights), seen.gain > 1e-6 else { return false }
            let right = score.right(seen)
            let move = system.solve(right).map { $0 / max(0.3, seen.slope) }
            let size = move.reduce(0) { max($0, abs($1)) } * score.frame.scale
            guard size.isFinite, size < score.frame.scale, let back = score.frame.map(of: move).inverse else {
                return false
            }
            map = map.after(back).normalized
            if size < (isLast ? 0.003 : 0.05) { return true }
        }
        return true
    }
}

/// The follow-up seen through the current map, against the baseline.
struct ECCView {
    let pair: LevelPair
    let warped: Plane
    /// Weights that count: both images show skin, times how well a pixel fits.
    let weights: Plane
    /// Least-squares contrast of the follow-up over the baseline.
    let gain: Double
    let correlation: Double
    /// How much of the baseline's gradient the follow-up shares: noise in the gradients makes steps too short.
    let slope: Double
    private let means: (Double, Double)
    private let residualDeviation: Double

    /// Weights of the baseline where the follow-up shows skin too.
    static func shown(_ pair: LevelPair, _ map: ProjectiveMap) -> Plane {
        let (width, height) = (pair.template.width, pair.template.height)
        var (shown, _) = pair.imageWeights.warped(by: map, width: width, height: height, .bilinear)
        KernelChoice.current.multiply(
            shown.values, pair.templateWeights.values, count: shown.values.count, into: &shown.values)
        return shown
    }

    init?(_ pair: LevelPair, _ map: ProjectiveMap, _ fits: Plane) {
        let (width, height) = (pair.template.width, pair.template.height)
        let (warped, inside) = pair.image.warped(by: map, width: width, height: height, .bilinear)
        var weights = fits
        for index in weights.values.indices where inside.bytes[index] == 0 { weights.values[index] = 0 }
        (self.pair, self.warped, self.weights) = (pair, warped, weights)
        let sums = WeightedSums(weights, pair.template, warped)
        guard sums.weight > 400, sums.xx > 0, sums.yy > 0 else { return nil }
        means = (sums.x, sums.y)
        gain = sums.xy / sums.xx
        correlation = sums.xy / (sums.xx * sums.yy).squareRoot()
        residualDeviation = max(1e-6, (sums.yy - sums.xy * gain) / sums.weight).squareRoot()
        slope = gain > 0 ? min(1.5, WeightedSums.sharedGradient(weights, pair.template, warped) / gain) : 1
    }

    /// Residual of a pixel in units of the baseline's contrast.
    @inline(__always)
    func residual(_ index: Int) -> Float { residual(warped.values[index], index) }

    /// Residual from which a pixel counts for little.
    var residualLimit: Double { 2 * residualDeviation / max(gain, 1e-6) }

    /// The same for another value of the follow-up.
    @inline(__always)
    func residual(_ seen: Float, _ index: Int) -> Float {
        let gain = Float(max(gain, 1e-6))
        return ((seen - Float(means.1)) - gain * (pair.template.values[index] - Float(means.0))) / gain
    }

    /// Cauchy weights: a crust or a new spot is a run of misfits and must not pull.
    func robustWeights(_ shown: Plane) -> Plane {
        var robust = shown
        let gain = max(gain, 1e-6)
        let limit = Float(2 * residualDeviation / gain)
        for index in robust.values.indices {
            guard weights.values[index] > 0 else { continue }
            let ratio = residual(index) / limit
            robust.values[index] *= 1 / (1 + ratio * ratio)
        }
        return robust
    }
}

/// Weighted second moments of two planes, row by row in lanes of eight.
struct WeightedSums {
    var weight = 0.0
    var x = 0.0
    var y = 0.0
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0

    init(_ weights: Plane, _ first: Plane, _ second: Plane) {
        var (sx, sy, sxx, sxy, syy) = (0.0, 0.0, 0.0, 0.0, 0.0)
        let width = weights.width
        for row in 0..<weights.height {
            var (n, a, b, aa, ab, bb) = (Float(0), Float(0), Float(0), Float(0), Float(0), Float(0))
            for i in row * width..<(row + 1) * width {
                let w = weights.values[i]
                guard w > 0 else { continue }
                let (p, q) = (first.values[i], second.values[i])
                n += w
                a += w * p
                b += w * q
                aa += w * p * p
                ab += w * p * q
                bb += w * q * q
            }
            weight += Double(n)
            sx += Double(a)
            sy += Double(b)
            sxx += Double(aa)
            sxy += Double(ab)
            syy += Double(bb)
        }
        guard weight > 0 else { return }
        (x, y) = (sx / weight, sy / weight)
        (xx, xy, yy) = (sxx - sx * x, sxy - sx * y, syy - sy * y)
    }

    /// Σw·∇first·∇second / Σw·|∇first|²
    static func sharedGradient(_ weights: Plane, _ first: Plane, _ second: Plane) -> Double {
        var (shared, own) = (0.0, 0.0)
        let (width, height) = (weights.width, weights.height)
        guard width > 2, height > 2 else { return 1 }
        for row in stride(from: 1, to: height - 1, by: 2) {
            var (s, o) = (Float(0), Float(0))
            for i in row * width + 1..<(row + 1) * width - 1 {
                let w = weights.values[i]
                guard w > 0, weights.values[i - 1] > 0, weights.values[i + 1] > 0, weights.values[i - width] > 0,
                    weights.values[i + width] > 0
                else { continue }
                let (gx, gy) = (
                    first.values[i + 1] - first.values[i - 1], first.values[i + width] - first.values[i - width]
                )
                let (hx, hy) = (
                    second.values[i + 1] - second.values[i - 1], second.values[i + width] - second.values[i - width]
                )
                s += w * (gx * hx + gy * hy)
                o += w * (gx * gx + gy * gy)
            }
            shared += Double(s)
            own += Double(o)
        }
        return own > 0 ? shared / own : 1
    }
}
