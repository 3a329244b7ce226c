/// Within-subject standard deviation of one photo, with its parts where visits and photos can be told apart.
///
/// One sitting: SEM² = pooled variance of the shots of a visit. Visits of one photo: pooled variance of the visits. Both:
/// SEM² = visit² + photo², from balanced mean squares or, with gaps, by restricted maximum likelihood.
struct WithinSubjectError {
    let variance: Double
    let degrees: Double
    private(set) var photo: (variance: Double, degrees: Double)?
    private(set) var visit: (variance: Double, degrees: Double)?

    init(_ set: ReplicateSet) throws(HealingInputError) {
        let shots = PooledVariance(set.values.flatMap { $0 })
        guard set.hasVisits else {
            guard let shots else { throw .tooFew(needed: 2) }
            (variance, degrees, photo) = (shots.variance, shots.degrees, (shots.variance, shots.degrees))
            guard variance > 0 else { throw .notIdentified }
            return
        }
        guard let means = PooledVariance(set.values.map { $0.map { $0.reduce(0, +) / Double($0.count) } }) else {
            throw .tooFew(needed: 2)
        }
        if let shots {
            let parts = try WithinSubjectError.components(set.values)
            (photo, visit) = ((parts.photo, shots.degrees), (parts.visit, means.degrees))
            variance = parts.visit + parts.photo
            let perVisit = Double(set.all.count) / Double(set.visits)
            degrees = WithinSubjectError.satterthwaite(parts, perVisit, visit: means.degrees, photo: shots.degrees)
        } else {
            (variance, degrees, visit) = (means.variance, means.degrees, (means.variance, means.degrees))
        }
        guard variance > 0 else { throw .notIdentified }
    }

    private static func components(_ values: [[[Double]]]) throws(HealingInputError) -> NestedComponents {
        if let balanced = try? NestedMeanSquares(values) { return balanced.components }
        return try NestedModel(values).components
    }

    /// visit² + photo² = MS_visit/k + (1 - 1/k)·MS_photo: a sum of mean squares with known degrees of freedom.
    private static func satterthwaite(
        _ parts: NestedComponents, _ k: Double, visit visitDegrees: Double, photo photoDegrees: Double
    ) -> Double {
        let visits = (k * parts.visit + parts.photo) / k
        let photos = (1 - 1 / k) * parts.photo
        let sum = visits + photos
        let spread = visits * visits / visitDegrees + photos * photos / photoDegrees
        return spread > 0 ? sum * sum / spread : visitDegrees
    }

    /// χ² limits of the standard deviation.
    var interval: ClosedRange<Double> {
        func limit(_ p: Double) -> Double {
            (variance * degrees / ChiSquare.quantile(p, degrees: degrees)).squareRoot()
        }
        return limit(0.975)...limit(0.025)
    }
}

/// Variance within groups, all groups together; groups of one say nothing.
private struct PooledVariance {
    let variance: Double
    let degrees: Double

    /// nil when no group has two values.
    init?(_ groups: [[Double]]) {
        let several = groups.filter { $0.count > 1 }
        degrees = several.reduce(0) { $0 + Double($1.count - 1) }
        guard degrees > 0 else { return nil }
        variance =
            several.reduce(0) { sum, group in
                let mean = group.reduce(0, +) / Double(group.count)
                return sum + group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            } / degrees
    }
}
