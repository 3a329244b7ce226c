import StudyRecords

/// All visits of one region of one subject, placed among its sessions.
struct RegionCourse {
    let subject: String
    let region: String
    let visits: [Visit]
    let timeline: SessionTimeline

    /// Courses of a study in order of subject and region.
    static func courses(of photos: [MeasuredPhoto], treatments: [TreatmentSession]) -> [RegionCourse] {
        let usable = photos.filter {
            $0.record.capturedAt != nil && !$0.values.isEmpty && [.measured, .warned].contains($0.record.state)
        }
        let groups = Dictionary(grouping: usable) { [$0.record.identity.subject, $0.record.identity.region] }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { key, photos in
            let visits = Visit.visits(of: photos)
            guard let first = visits.first else { return nil }
            return RegionCourse(
                subject: key[0], region: key[1], visits: visits,
                timeline: SessionTimeline(
                    treatments: treatments, subject: key[0], region: key[1], firstVisit: first.time))
        }
    }

    /// Last visit at or before the session.
    func before(_ session: SessionTimeline.Session) -> Visit? { visits.last { $0.time <= session.treatedAt } }

    /// Visits after the session until the next one.
    func after(_ session: SessionTimeline.Session) -> [Visit] {
        visits.filter {
            let position = timeline.position(of: $0.time)
            return position.session == session.number && position.hours > 0
        }
    }

    /// What a session starts from: all earlier visits of a course, or the last one between two sessions.
    func baselines(_ session: SessionTimeline.Session) -> [Visit] {
        if session.number == timeline.sessions.first?.number { return visits.filter { $0.time <= session.treatedAt } }
        return before(session).map { [$0] } ?? []
    }
}
