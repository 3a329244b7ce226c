import Colorimetry
import PortableMath

/// A map of the camera's linear light to linear sRGB under D65: 3 × 3, or 3 × 6 with root-polynomial terms.
struct LightFit {
    /// Three rows of three (R, G, B) or six (R, G, B, √RG, √GB, √RB) coefficients.
    let rows: [[Double]]

    func mapped(_ color: [Double]) -> [Double] {
        let terms = rows[0].count == 3 ? color : LightFit.rootTerms(color)
        return rows.map { row in zip(row, terms).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    /// Root-polynomial expansion of degree 2 (Finlayson, Mackiewicz, Hurlbert 2015): scales with exposure as color does.
    static func rootTerms(_ color: [Double]) -> [Double] {
        let (r, g, b) = (max(0, color[0]), max(0, color[1]), max(0, color[2]))
        return color + [(r * g).squareRoot(), (g * b).squareRoot(), (r * b).squareRoot()]
    }

    /// Weighted least squares on linear light; nil when the patches do not determine the map.
    init?(_ seen: [[Double]], _ reference: [[Double]], weights: [Double], model: CardModel) {
        let terms = model == .matrix ? seen : seen.map(LightFit.rootTerms)
        var rows: [[Double]] = []
        for channel in 0..<3 {
            guard let row = LinearSystem.leastSquares(terms, reference.map { $0[channel] }, weights: weights) else {
                return nil
            }
            rows.append(row)
        }
        self.rows = rows
    }

    init(rows: [[Double]]) { self.rows = rows }

    func lab(_ color: [Double]) -> CIELAB {
        let light = mapped(color)
        return CIELAB(red: light[0], green: light[1], blue: light[2])
    }
}

/// A card's patches as the fit sees them.
struct FitPatches {
    /// Linear light of the photo.
    var seen: [[Double]]
    /// Linear sRGB the patches should have, and the same as CIELAB.
    let reference: [[Double]]
    let lab: [CIELAB]
    /// What each patch counts before anything is known of its fit.
    let prior: [Double]

    /// Skin patches count sixteenfold, dim patches as the eye sees them (Documentation/Decisions.md).
    init(seen: [[Double]], edition: CardEdition, usable: [Bool]) {
        self.seen = seen
        let wanted = ColorCheckerReference.linearSRGB(edition)
        reference = wanted
        lab = wanted.map { CIELAB(red: $0[0], green: $0[1], blue: $0[2]) }
        prior = wanted.indices.map { patch in
            let color = wanted[patch]
            let luminance = SRGBPrimaries.xyz(red: color[0], green: color[1], blue: color[2])[1]
            let weight = (patch < 2 ? FitPatches.skinWeight : 1) / (luminance + 0.05)
            return usable[patch] ? weight : 0
        }
    }

    var usable: [Int] { prior.indices.filter { prior[$0] > 0 } }

    private static let skinWeight = 16.0
}

/// A robust fit: a start that half the patches agree on, then reweighting by how well each patch agrees.
struct RobustFit {
    let fit: LightFit
    /// ΔE2000 of every patch, used or not.
    let differences: [Double]
    /// Patches that had a say.
    let used: [Int]
    /// Patches that had none and whose colors are not the card's; mild strays (clipped gamut, a spot of shine) are not.
    let wrong: [Int]
    /// Patches the residual is stated over: all that can be read but the wrong ones.
    private let counted: [Int]

    private static let starts = 48
    private static let startPatches = 8
    /// ΔE2000 from which a patch that disagrees is not the card's.
    private static let wrongFrom = 10.0

    init?(_ patches: FitPatches, model: CardModel) {
        guard patches.usable.count >= 10, var fit = RobustFit.start(patches, model) else { return nil }
        var weights = patches.prior
        for _ in 0..<12 {
            weights = RobustFit.reweighted(patches, fit)
            guard let next = LightFit(patches.seen, patches.reference, weights: weights, model: model) else {
                return nil
            }
            fit = next
        }
        self.fit = fit
        let final = fit
        differences = patches.seen.indices.map { final.lab(patches.seen[$0]).ciede2000(to: patches.lab[$0]) }
        let (shares, errors) = (weights, differences)
        used = patches.usable.filter { shares[$0] > 0.05 * patches.prior[$0] }
        wrong = patches.usable.filter { shares[$0] <= 0.05 * patches.prior[$0] && errors[$0] > RobustFit.wrongFrom }
        counted = patches.usable.filter { shares[$0] > 0.05 * patches.prior[$0] || errors[$0] <= RobustFit.wrongFrom }
    }

    var mean: Double { counted.reduce(0) { $0 + differences[$1] } / Double(max(1, counted.count)) }
    var worst: Double { counted.map { differences[$0] }.max() ?? 0 }

    /// Mean ΔE2000 of each used patch when the map is fitted without it: what the map is worth on colors it has not seen.
    func leaveOneOut(_ patches: FitPatches, model: CardModel) -> Double {
        let errors = used.compactMap { left -> Double? in
            let weights = patches.prior.indices.map { $0 != left && used.contains($0) ? patches.prior[$0] : 0 }
            let fit = LightFit(patches.seen, patches.reference, weights: weights, model: model)
            return fit?.lab(patches.seen[left]).ciede2000(to: patches.lab[left])
        }
        return errors.reduce(0, +) / Double(max(1, errors.count))
    }

    /// Among fits to small groups of patches the one with the least median difference: it bears half the card covered.
    private static func start(_ patches: FitPatches, _ model: CardModel) -> LightFit? {
        var numbers = PatchLottery()
        let usable = patches.usable
        var best: (fit: LightFit, median: Double)?
        for round in 0..<starts {
            let chosen = round == 0 ? Set(usable) : numbers.draw(startPatches, of: usable)
            let weights = patches.prior.indices.map { chosen.contains($0) ? patches.prior[$0] : 0 }
            guard let fit = LightFit(patches.seen, patches.reference, weights: weights, model: model) else { continue }
            let sorted = usable.map { distance(patches, fit, $0) }.sorted()
            let median = sorted[sorted.count / 2]
            if median < best?.median ?? .infinity { best = (fit, median) }
        }
        return best?.fit
    }

    /// Tukey's biweight of the distance in CIELAB, cut at 4.685 robust standard deviations (at least 1.5 each).
    private static func reweighted(_ patches: FitPatches, _ fit: LightFit) -> [Double] {
        let distances = patches.seen.indices.map { distance(patches, fit, $0) }
        let sorted = patches.usable.map { distances[$0] }.sorted()
        let cut = 4.685 * max(1.5, 1.4826 * sorted[sorted.count / 2])
        return distances.indices.map { patch in
            let share = distances[patch] / cut
            return share < 1 ? patches.prior[patch] * (1 - share * share) * (1 - share * share) : 0
        }
    }

    private static func distance(_ patches: FitPatches, _ fit: LightFit, _ patch: Int) -> Double {
        let (seen, wanted) = (fit.lab(patches.seen[patch]), patches.lab[patch])
        let (l, a, b) = (seen.lightness - wanted.lightness, seen.aStar - wanted.aStar, seen.bStar - wanted.bStar)
        return (l * l + a * a + b * b).squareRoot()
    }
}

/// The same groups of patches on every machine: a linear congruential sequence (Knuth's MMIX constants) from a fixed seed.
private struct PatchLottery {
    private var state: UInt64 = 24

    mutating func draw(_ count: Int, of patches: [Int]) -> Set<Int> {
        var left = patches
        var drawn: Set<Int> = []
        while drawn.count < count, !left.isEmpty {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            drawn.insert(left.remove(at: Int((state >> 33) % UInt64(left.count))))
        }
        return drawn
    }
}
