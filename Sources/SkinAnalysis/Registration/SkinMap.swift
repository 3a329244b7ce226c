import Imaging

/// Where the places of a baseline photo lie on a follow-up: small shifts first, where there are any, then one projective map.
package struct SkinMap: Sendable {
    package var projective: ProjectiveMap
    package var field: DisplacementField?

    package init(_ projective: ProjectiveMap, field: DisplacementField? = nil) {
        (self.projective, self.field) = (projective, field)
    }

    package static let identity = SkinMap(.identity)

    package func source(x: Double, y: Double) -> (x: Double, y: Double) {
        guard let (dx, dy) = field?.shift(x: x, y: y) else { return projective.source(x: x, y: y) }
        return projective.source(x: x + dx, y: y + dy)
    }

    /// Longest piece of an edge that is carried as straight; nil where straight edges stay straight.
    var straightLength: Double? { field.map { $0.spacing / 4 } }
}
