import StudyRecords

/// The sessions that treated one region of one subject, in order of time.
///
/// A visit belongs to the last session strictly before it; a visit at or before the first session belongs to that one,
/// with hours ≤ 0. So the last visit of one session can also serve as the *before* of the next.
package struct SessionTimeline: Sendable {
    package struct Session: Sendable, Hashable {
        package var number: Int
        package var treatedAt: StudyTime
    }

    package struct Position: Sendable, Hashable {
        package var session: Int
        /// Hours since the end of the session; zero or negative before it.
        package var hours: Double
    }

    package let sessions: [Session]

    /// - Parameter firstVisit: stands in for the session when there is none on record.
    package init(treatments: [TreatmentSession], subject: String, region: String, firstVisit: StudyTime) {
        let treating = treatments.filter { $0.subject == subject && $0.treats(region) }
            .map { Session(number: $0.session, treatedAt: $0.treatedAt) }
            .sorted { ($0.treatedAt, $0.number) < ($1.treatedAt, $1.number) }
        sessions = treating.isEmpty ? [Session(number: 1, treatedAt: firstVisit)] : treating
    }

    package func position(of time: StudyTime) -> Position {
        let session = sessions.last { $0.treatedAt < time } ?? sessions[0]
        return Position(session: session.number, hours: time.hours(since: session.treatedAt))
    }
}
