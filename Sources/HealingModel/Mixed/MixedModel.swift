/// Linear mixed model by restricted maximum likelihood: one group, random intercept or intercept and slope.
///
/// The profiled deviance of the relative Cholesky factor θ is minimized [bates-2015]; degrees of freedom by Satterthwaite
/// from the Hessian of the deviance in (θ, σ) [kuznetsova-2017]. A θ on its boundary sets `isSingular` and, for a slope, the
/// model is fitted again with a random intercept alone in `fallback`.
package struct MixedModel: Sendable {
    package let names: [String]
    package let coefficients: [Double]
    package let sigma: Double
    package let theta: [Double]
    package let minusTwoLogLikelihood: Double
    package let isSingular: Bool
    package let rows: Int
    package let groupNames: [String]
    /// Deviations of each group's intercept and slope from the fixed effects, shrunken.
    package let groupEffects: [[Double]]
    let covariance: Matrix
    let randomCovariance: Matrix
    private let satterthwaite: Satterthwaite?

    /// Smallest diagonal of θ, in units of its column, that does not count as zero.
    static let boundary = 1e-4

    package init(_ formula: MixedFormula, _ table: MixedTable) throws {
        let design = try MixedDesign(formula, table)
        try self.init(design)
    }

    init(_ design: MixedDesign) throws(HealingInputError) {
        // Taking the ordinary fit off first keeps digits where values are large beside their scatter.
        let ordinary = try LeastSquares(design.fixed, design.response)
        let (count, terms) = (design.fixed.rows, design.fixed.columns)
        guard count > terms, ordinary.residualSum > 0 else { throw .tooFew(needed: terms + 1) }
        var groups: [MixedGroup] = []
        var start = 0
        for end in 1...count where end == count || design.groups[end] != design.groups[start] {
            let range = start..<end
            groups.append(
                MixedGroup(
                    name: design.groups[start], x: Matrix(rows: range.map(design.fixed.row)),
                    y: range.map { ordinary.residuals[$0] }, z: Matrix(rows: range.map(design.random.row))))
            start = end
        }
        let structure = RandomStructure.correlated(design.random.columns)
        let likelihood = RestrictedLikelihood(groups: groups, structure: structure, rows: count, terms: terms)
        let best = likelihood.minimum()
        guard let solution = likelihood.solution(best), solution.residual > 0 else { throw .notIdentified }
        let deviation = likelihood.sigma(solution)
        (names, theta, sigma, rows) = (design.names, best, deviation, count)
        groupNames = groups.map(\.name)
        coefficients = zip(ordinary.coefficients, solution.coefficients).map { $0 + $1 }
        covariance = solution.information.inverse.scaled(by: deviation * deviation)
        minusTwoLogLikelihood = likelihood.profiled(best)
        let factor = structure.factor(best, size: design.random.columns)
        randomCovariance = (factor * factor.transposed).scaled(by: deviation * deviation)
        isSingular = MixedModel.isSingular(best, design.random)
        satterthwaite = isSingular ? nil : Satterthwaite(likelihood, theta: best, sigma: deviation)
        groupEffects = groups.map { MixedModel.effects($0, factor, solution.coefficients) }
    }

    private static func isSingular(_ theta: [Double], _ random: Matrix) -> Bool {
        guard random.columns == 2 else { return theta[0] < boundary }
        let slopes = random.column(1)
        let size = (Matrix.dot(slopes, slopes) / Double(slopes.count)).squareRoot()
        return theta[0] < boundary || theta[2] * size < boundary
    }

    /// Best linear unbiased prediction ΛΛ'Z'V⁻¹(y - Xβ).
    private static func effects(_ group: MixedGroup, _ factor: Matrix, _ beta: [Double]) -> [Double] {
        let rest = zip(group.zy, group.zx * beta).map { $0 - $1 }
        let inner = Matrix.identity(factor.rows) + factor.transposed * group.zz * factor
        guard let cholesky = Cholesky(inner) else { return Array(repeating: 0, count: factor.rows) }
        return factor * cholesky.solve(factor.transposed * rest)
    }

    /// Σ cᵢ·βᵢ.
    package func estimate(_ contrast: [Double]) -> MixedEstimate {
        let variance = covariance.product(contrast, contrast)
        return MixedEstimate(
            estimate: Matrix.dot(contrast, coefficients), standardError: max(0, variance).squareRoot(),
            degrees: satterthwaite?.degrees(contrast, variance: variance))
    }

    package func estimate(named name: String) -> MixedEstimate? {
        guard let index = names.firstIndex(of: name) else { return nil }
        return estimate(names.indices.map { $0 == index ? 1 : 0 })
    }

    package var randomCovarianceRows: [[Double]] { (0..<randomCovariance.rows).map(randomCovariance.row) }
    package var covarianceRows: [[Double]] { (0..<covariance.rows).map(covariance.row) }
}
