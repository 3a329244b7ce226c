/// Variances of persons, of visits of one person, and of photos of one visit.
package struct NestedComponents: Sendable, Hashable {
    package let person: Double
    package let visit: Double
    package let photo: Double

    /// 1.96·√(2·(visit + photo/k)): more photos at a visit never remove the variance of visits.
    package func minimalDetectableChange(photosPerVisit k: Int) -> Double {
        ChangeDecision.normalQuantile * (2 * (visit + photo / Double(max(1, k)))).squareRoot()
    }
}
