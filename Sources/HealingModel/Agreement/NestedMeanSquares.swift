/// Photos within visits within persons, equally many everywhere: components of variance from mean squares.
package struct NestedMeanSquares: Sendable, Hashable {
    package let person: Double
    package let visit: Double
    package let photo: Double
    package let components: NestedComponents
    package let visitDegrees: Double
    package let photoDegrees: Double

    /// - Parameter persons: values by person, visit and photo.
    package init(_ persons: [[[Double]]]) throws(HealingInputError) {
        guard persons.count >= 2, let visits = persons.first?.count, visits >= 2,
            let photos = persons.first?.first?.count, photos >= 2
        else { throw .tooFew(needed: 2) }
        guard persons.allSatisfy({ $0.count == visits && $0.allSatisfy { $0.count == photos } }) else {
            throw .lengthsDiffer
        }
        try HealingInputError.requireFinite(persons.flatMap { $0.flatMap { $0 } })
        let (a, b, k) = (Double(persons.count), Double(visits), Double(photos))
        let visitMeans = persons.map { $0.map { $0.reduce(0, +) / k } }
        let personMeans = visitMeans.map { $0.reduce(0, +) / b }
        let grand = personMeans.reduce(0, +) / a
        var (personSum, visitSum, photoSum) = (0.0, 0.0, 0.0)
        for p in persons.indices {
            personSum += b * k * (personMeans[p] - grand) * (personMeans[p] - grand)
            for v in persons[p].indices {
                let rest = visitMeans[p][v] - personMeans[p]
                visitSum += k * rest * rest
                for value in persons[p][v] { photoSum += (value - visitMeans[p][v]) * (value - visitMeans[p][v]) }
            }
        }
        (visitDegrees, photoDegrees) = (a * (b - 1), a * b * (k - 1))
        person = personSum / (a - 1)
        visit = visitSum / visitDegrees
        photo = photoSum / photoDegrees
        components = NestedComponents(
            person: max(0, (person - visit) / (b * k)), visit: max(0, (visit - photo) / k), photo: photo)
    }
}
