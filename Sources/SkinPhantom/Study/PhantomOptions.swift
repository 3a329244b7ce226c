/// What to make; every number has a default that gives a small kit.
package struct PhantomOptions: Sendable, Hashable, Codable {
    package var seed: UInt64 = 1
    package var kinds = PhantomKind.allCases
    package var tones = SkinTone.allCases
    package var lights: [PhantomLight] = [.d65, .fluorescent, .led]
    package var camera = PhantomCamera.nikon
    /// A color card in the photos of the kinds that measure color.
    package var hasCard = true
    /// Pairs of each sort, courses, and people with replicate shots.
    package var pairs = 12
    package var courses = 6
    package var sessions = 1
    package var replicates = 6
    /// Hours after a session at which photos are taken.
    package var visitHours = [0.3, 8, 24, 48, 72, 168.0]
    /// Standard deviation of a visit's redness against the true course, EI: what warmth, pressure and pose do to one region
    /// and not to the other.
    package var visitDeviation = 0.5
    /// Photo size against the default of each kind.
    package var size = 1.0

    package init() {}
}
