/// Photos within visits within persons, as many as there are: components of variance by restricted maximum likelihood.
package struct NestedModel: Sendable {
    package let intercept: Double
    package let standardError: Double
    package let components: NestedComponents
    package let minusTwoLogLikelihood: Double

    /// - Parameter persons: values by person, visit and photo.
    package init(_ persons: [[[Double]]]) throws(HealingInputError) {
        let values = persons.flatMap { $0.flatMap { $0 } }
        try HealingInputError.requireFinite(values)
        guard persons.count >= 3, values.count > persons.count else { throw .tooFew(needed: 3) }
        let mean = values.reduce(0, +) / Double(values.count)
        let groups = persons.enumerated().map { index, visits in
            let y = visits.flatMap { $0 }.map { $0 - mean }
            let rows = visits.enumerated().flatMap { visit, photos in
                let row: [Double] = [1] + visits.indices.map { $0 == visit ? 1 : 0 }
                return Array(repeating: row, count: photos.count)
            }
            return MixedGroup(name: "\(index)", x: Matrix(rows: y.map { _ in [1] }), y: y, z: Matrix(rows: rows))
        }
        let likelihood = RestrictedLikelihood(groups: groups, structure: .nested, rows: values.count, terms: 1)
        let theta = likelihood.minimum()
        guard let solution = likelihood.solution(theta), solution.residual > 0 else { throw .notIdentified }
        let variance = likelihood.sigma(solution) * likelihood.sigma(solution)
        intercept = solution.coefficients[0] + mean
        standardError = (solution.information.inverse[0, 0] * variance).squareRoot()
        components = NestedComponents(
            person: theta[0] * theta[0] * variance, visit: theta[1] * theta[1] * variance, photo: variance)
        minusTwoLogLikelihood = likelihood.profiled(theta)
    }
}
