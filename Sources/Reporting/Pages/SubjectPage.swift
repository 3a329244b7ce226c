import StudyRecords

/// report/<subject>.html
struct SubjectPage {
    let frame: PageFrame
    let wording: Wording
    let subject: String
    /// How many photos and sessions, and from when to when.
    let summary: String
    let answers: [RegionAnswer]
    let regions: [RegionView]
    let panels: Plot?
    let problems: [ProblemRow]
    let hasProblems: Bool
    let hasComparisons: Bool
    let isEmpty: Bool
    let home = "index.html"
    /// The page in plain words, where it was asked for.
    let handout: String?

    init(_ material: SubjectMaterial, hasHandout: Bool) {
        wording = material.wording
        frame = PageFrame(
            title: material.subject, material.snapshot.provenance, material.snapshot.definitions, material.wording,
            style: PageTemplates.patientStyle)
        subject = material.subject
        summary = SubjectPage.summary(material)
        answers = RegionAnswer.all(material)
        regions = material.regions.map { RegionView(material, region: $0) }
        panels = RegionMultiples(material).plot
        problems = ProblemRow.rows(material.photos, wording)
        hasProblems = !problems.isEmpty
        hasComparisons = regions.contains { $0.main != nil || !$0.comparisons.isEmpty }
        isEmpty = regions.isEmpty
        handout = hasHandout ? PageName.handout(of: material.subject) : nil
    }

    private static func summary(_ material: SubjectMaterial) -> String {
        let words = material.wording.patient
        let photos = material.photos.filter { $0.record.state != .skipped }
        let days = photos.compactMap(\.record.capturedAt).map { material.wording.figures.date($0) }
        let sessions = material.snapshot.treatments.count { $0.subject == material.subject }
        let parts = [
            days.first.flatMap { first in days.last.map { words.period(first, $0) } }, words.photos(photos.count),
            sessions == 0 ? nil : words.sessions(sessions),
        ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }
}

extension FigureWords {
    func date(_ time: StudyTime) -> String {
        let parts = time.dateText.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? date(parts[0], parts[1], parts[2]) : time.dateText
    }
}
