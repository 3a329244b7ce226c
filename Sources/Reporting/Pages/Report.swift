import StudyRecords

/// The pages of a study.
package enum Report {
    /// Subjects with a page: everyone a photo of the study names.
    package static func subjects(_ snapshot: StudySnapshot) -> [String] {
        Set(snapshot.photos.filter { $0.record.state != .skipped }.map(\.record.identity.subject)).subtracting([""])
            .sorted()
    }

    /// report/index.html: a row per subject, then every photo with a problem.
    package static func index(
        _ snapshot: StudySnapshot, language: PageLanguage = .english
    ) throws(ReportError) -> OutputFile {
        let page = IndexPage(snapshot, subjects: subjects(snapshot), language.wording)
        return OutputFile(path: "report/index.html", text: try PageTemplates.render("index", page))
    }

    /// Pairs of photos whose differences the subject's page shows, if it is given them.
    package static func pairs(of subject: String, snapshot: StudySnapshot) -> [PhotoPair] {
        let material = SubjectMaterial(subject, snapshot, pictures: [:], .english)
        return material.regions.flatMap { ComparedPair.pairs(material, region: $0).map(\.photos) }
    }

    /// The page of one subject.
    package static func page(
        of subject: String, snapshot: StudySnapshot, pictures: [String: PhotoPicture],
        differences: [PhotoPair: DifferencePicture], language: PageLanguage = .english
    ) throws(ReportError) -> OutputFile {
        let page = SubjectPage(
            SubjectMaterial(subject, snapshot, pictures: pictures, differences: differences, language.wording))
        return OutputFile(
            path: "report/" + PageName.file(of: subject), text: try PageTemplates.render("subject", page))
    }
}

/// report/<subject>.html
struct SubjectPage {
    let frame: PageFrame
    let wording: Wording
    let subject: String
    let regions: [RegionView]
    let problems: [ProblemRow]
    let hasProblems: Bool
    let hasComparisons: Bool
    let home = "index.html"

    init(_ material: SubjectMaterial) {
        wording = material.wording
        frame = PageFrame(
            title: material.subject, material.snapshot.provenance, material.snapshot.definitions, material.wording)
        subject = material.subject
        regions = material.regions.map { RegionView(material, region: $0) }
        problems = ProblemRow.rows(material.photos, material.wording)
        hasProblems = !problems.isEmpty
        hasComparisons = regions.contains { !$0.comparisons.isEmpty }
    }
}
