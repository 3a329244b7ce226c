/// What a part of the conformance kit is there to show.
package enum PhantomKind: String, Sendable, CaseIterable, Codable {
    /// Skin tone × erythema × light, with a color card.
    case grid
    /// Melanin alone and blood alone.
    case crosstalk
    /// Pairs: nothing changed, redder, shallower relief.
    case pairs
    /// Puncta by number.
    case puncta
    /// Pores and lines by density and depth.
    case texture
    /// Sessions that heal.
    case course
    /// Replicate shots at several visits of skin that does not change.
    case replicates
}
