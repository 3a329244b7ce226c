/// One roller session of one subject: a row of treatments.csv.
package struct TreatmentSession: Sendable, Hashable, Codable {
    package enum Device: String, Sendable, Codable, CaseIterable { case roller, stamp, pen, laser, other }
    package enum Setting: String, Sendable, Codable, CaseIterable { case clinic, home }

    package var subject: String
    /// Number of the session within the course of its subject, from 1.
    package var session: Int
    package var treatedAt: StudyTime
    package var device: Device?
    package var needleMM: Double?
    package var passes: Int?
    /// Names of the treated regions; nil means all of them.
    package var regions: [String]?
    package var setting: Setting?
    package var operatorName: String?
    package var numbing: String?
    package var aftercare: String?
    package var arm: String?

    package init(subject: String, session: Int, treatedAt: StudyTime) {
        self.subject = subject
        self.session = session
        self.treatedAt = treatedAt
    }

    package func treats(_ region: String) -> Bool { regions?.contains(region) ?? true }
}
