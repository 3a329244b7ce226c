import StudyRecords

/// truth.json: what was made, and what is true of it.
package struct PhantomTruth: Sendable, Codable {
    package struct Session: Sendable, Codable {
        package var subject: String
        package var session: Int
        package var treatedAt: String
        package var course: PhantomCourse?
    }

    /// Raised whenever the same options give other photos.
    package static let currentRevision = 1

    package var revision: Int
    package var options: PhantomOptions
    package var sessions: [Session]
    package var photos: [PhotoTruth]

    package init(of study: PhantomStudy, photos: [PhotoTruth]) {
        revision = PhantomTruth.currentRevision
        options = study.options
        sessions = study.subjects.flatMap { subject in
            subject.sessions.map {
                Session(
                    subject: subject.name, session: $0.number,
                    treatedAt: PhantomVisit.time($0.hours).description, course: $0.course)
            }
        }
        self.photos = photos
    }
}
