import StudyRecords

/// What is derived from the measurements of a study.
package struct StudyOutcome: Sendable, Hashable {
    package var changes: [ChangeRecord]
    package var curves: [CurveRecord]
    package var cohort = CohortOutcome()
}

/// From measured photos to changes and healing curves. Photos may come in any order; rows come out in a fixed one.
package enum StudyAnalysis {
    package static func analyze(
        photos: [MeasuredPhoto], treatments: [TreatmentSession], definitions: [MetricDefinition],
        settings: ChangeSettings
    ) -> StudyOutcome {
        var outcome = StudyOutcome(changes: [], curves: [])
        let courses = RegionCourse.courses(of: photos, treatments: treatments)
        for course in courses {
            for session in course.timeline.sessions {
                outcome.changes += changes(course, session, definitions, settings)
                outcome.curves += definitions.filter { $0.whileHealing == .falls }.map {
                    SessionCurve(course: course, session: session, definition: $0, settings: settings).record
                }
            }
        }
        outcome.cohort = StudyCohort(
            courses: courses, treatments: treatments, definitions: definitions, settings: settings
        ).analyze(&outcome.curves)
        return outcome
    }

    /// One pair outside any study; the first photo's time counts as that of the session.
    package static func compare(
        before: MeasuredPhoto, after: MeasuredPhoto, definitions: [MetricDefinition], settings: ChangeSettings
    ) -> [ChangeRecord] {
        guard !before.values.isEmpty, !after.values.isEmpty else { return [] }
        let epoch = StudyTime(epochSeconds: 0, offsetMinutes: 0)
        let times = (before.record.capturedAt, after.record.capturedAt)
        let first = Visit(name: "before", time: times.0 ?? times.1 ?? epoch, photos: [before])
        let second = Visit(name: "after", time: times.1 ?? times.0 ?? epoch, photos: [after])
        let pair = VisitPair(
            subject: before.record.identity.subject, region: before.record.identity.region, session: 1, before: first,
            after: second, hoursAfter: second.time.hours(since: first.time))
        return definitions.compactMap { pair.change(of: $0, settings) }
    }

    private static func changes(
        _ course: RegionCourse, _ session: SessionTimeline.Session, _ definitions: [MetricDefinition],
        _ settings: ChangeSettings
    ) -> [ChangeRecord] {
        guard let before = course.before(session) else { return [] }
        return course.after(session).flatMap { after in
            let pair = VisitPair(
                subject: course.subject, region: course.region, session: session.number, before: before, after: after,
                hoursAfter: after.time.hours(since: session.treatedAt))
            return definitions.compactMap { pair.change(of: $0, settings) }
        }
    }
}
