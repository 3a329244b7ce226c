import StudyRecords

/// One value of a course over months: the photo before the first session, before each further one, and follow-ups.
struct CourseValueAt: Sendable, Hashable {
    let subject: String
    let region: String
    /// Since the first session, of 30.4375 days.
    let month: Double
    let value: Double
    let standardError: Double?
}

/// Which visits tell of the skin between sessions. Photos in the weeks after a session are left out: swelling smooths skin.
enum CourseVisits {
    /// 28 days, and a day's grace for clinic hours and clock changes.
    static let restHours = 27.0 * 24
    static let monthHours = 30.4375 * 24

    static func values(_ course: RegionCourse, _ definition: MetricDefinition, _ settings: ChangeSettings)
        -> [CourseValueAt]
    {
        guard let first = course.timeline.sessions.first else { return [] }
        let mdc = settings.minimalDetectableChange(of: definition)
        let rested = course.visits.filter { visit in
            let position = course.timeline.position(of: visit.time)
            return position.hours <= 0 || position.hours >= restHours
        }
        let read = rested.compactMap { visit in
            let value = VisitValue(visit, definition.id)
            return value.treated == nil ? nil : (visit: visit, value: value)
        }
        let isAdjusted = !read.isEmpty && read.allSatisfy { $0.value.control != nil }
        return read.compactMap { entry in
            guard let reading = isAdjusted ? entry.value.adjusted : entry.value.treated else { return nil }
            return CourseValueAt(
                subject: course.subject, region: course.region,
                month: max(0, entry.visit.time.hours(since: first.treatedAt) / monthHours), value: reading.value,
                standardError: mdc == nil ? nil : reading.measurementVariance(mdc)?.squareRoot())
        }
    }
}
