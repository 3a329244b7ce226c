import StudyRecords

/// The `plan` command's answer, as text and as JSON.
package struct PlanReport: Encodable, Sendable {
    struct Photo: Encodable {
        let photo, subject, region, visit: String
        let shot: Int?
        /// `measure`, or the state the header already decides.
        let outcome: String
        let reasons: [String]
        let detail: String?
        let cures: [String]
    }

    struct Session: Encodable {
        let subject: String
        let session: Int
        let treatedAt: String
    }

    let study: String
    let photos: [Photo]
    let sessions: [Session]
    let counts: [String: Int]
    let notes: [String]
    /// For a typical course and the error of this study's photos; see Methods.md, Schedule.
    let schedules: [ScheduleAdvice]

    package init(_ folder: StudyFolder) {
        let plan = RunPlan(folder)
        study = folder.name
        let rows = plan.items.map { Photo($0.obstacle ?? PhotoRecord(identity: $0.task.identity, state: .measured)) }
        photos = (rows + plan.setAside.map { Photo($0) }).sorted { $0.photo < $1.photo }
        sessions = folder.treatments.map {
            Session(subject: $0.subject, session: $0.session, treatedAt: $0.treatedAt.description)
        }
        counts = Dictionary(photos.map { ($0.outcome, 1) }, uniquingKeysWith: +)
        schedules = ScheduleAdvice.all(plan, folder)
        notes = folder.hasTreatmentTable ? [] : [ReasonCode.noTreatments.explanation.meaning]
    }

    private static let mostSchedules = 5

    /// Lines for a terminal: what would be measured in short, everything else in full.
    package var lines: [String] {
        let courses = Dictionary(grouping: photos.filter { $0.outcome == "measure" }) { "\($0.subject) / \($0.region)" }
        var lines = ["Study \(study)"]
        for (course, own) in courses.sorted(by: { $0.key < $1.key }) {
            let visits = Set(own.map(\.visit)).count
            lines.append("  \(course): \(own.count) photos of \(visits) visits would be measured")
        }
        for photo in photos where photo.outcome != "measure" {
            let detail = photo.detail.map { " (\($0))" } ?? ""
            lines.append("  \(photo.outcome) \(photo.photo): \(photo.reasons.joined(separator: ", "))\(detail)")
            lines += photo.cures.map { "      \($0)" }
        }
        lines.append("  \(sessions.count) treatment sessions of \(Set(sessions.map(\.subject)).count) subjects")
        lines += schedules.prefix(PlanReport.mostSchedules).map { "  \($0.line)" }
        if !schedules.isEmpty {
            lines.append("  (×: upper over lower end of the 95 % interval, for a rise of 10 EI that halves in 15 h)")
        }
        lines += notes.map { "  \($0)" }
        let totals = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
        return lines + ["\(photos.count) files: " + totals.joined(separator: ", ")]
    }
}

extension PlanReport.Photo {
    init(_ record: PhotoRecord) {
        photo = record.identity.path
        subject = record.identity.subject
        region = record.identity.region
        visit = record.identity.visit
        shot = record.identity.shot
        outcome = record.state == .measured ? "measure" : record.state.rawValue
        reasons = record.reasons.map(\.rawValue)
        detail = record.detail
        cures = record.reasons.map(\.explanation.cure).filter { !$0.isEmpty }
    }
}
