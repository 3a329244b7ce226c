/// Whether and when regions are carried to a follow-up.
package struct RegistrationSettings: Sendable, Hashable, Codable {
    /// Raised whenever the same photos would register otherwise.
    package static let revision = 3

    /// Off: outlines are laid unmoved on follow-ups of the same size, and flagged.
    package var isOn = true
    /// A follow-up that shows less of the treated region is refused, percent.
    package var overlapPercent = 60.0
    /// Correlation of the two normalized photos below which they are not taken for the same skin.
    package var correlation = 0.35

    package init() {}
}
