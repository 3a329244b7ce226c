import StudyRecords

/// The pages of a study.
package enum Report {
    /// Subjects with a page: everyone a photo of the study names.
    package static func subjects(_ snapshot: StudySnapshot) -> [String] {
        Set(snapshot.photos.filter { $0.record.state != .skipped }.map(\.record.identity.subject)).subtracting([""])
            .sorted()
    }

    /// report/index.html: the study at a glance, a row for each session, and what speaks against its photos.
    package static func index(_ snapshot: StudySnapshot) throws(ReportError) -> OutputFile {
        let page = IndexPage(snapshot)
        return OutputFile(path: "report/index.html", text: try PageTemplates.render("index", page))
    }

    /// Pairs of photos whose differences the subject's page shows, if it is given them.
    package static func pairs(of subject: String, snapshot: StudySnapshot) -> [PhotoPair] {
        let material = SubjectMaterial(subject, snapshot, pictures: [:])
        return material.regions.flatMap { ComparedPair.pairs(material, region: $0).map(\.photos) }
    }

    /// The page of one subject.
    package static func page(
        of subject: String, snapshot: StudySnapshot, pictures: [String: PhotoPicture],
        differences: [PhotoPair: DifferencePicture]
    ) throws(ReportError) -> OutputFile {
        let page = SubjectPage(SubjectMaterial(subject, snapshot, pictures: pictures, differences: differences))
        return OutputFile(
            path: "report/" + PageName.file(of: subject), text: try PageTemplates.render("subject", page))
    }
}

/// report/<subject>.html
struct SubjectPage {
    let frame: PageFrame
    let subject: String
    let regions: [RegionView]
    let problems: [ProblemRow]
    let hasProblems: Bool
    let hasComparisons: Bool
    let home = "index.html"

    init(_ material: SubjectMaterial) {
        frame = PageFrame(
            title: material.subject, material.snapshot.provenance, material.snapshot.definitions)
        subject = material.subject
        regions = material.regions.map { RegionView(material, region: $0) }
        problems = ProblemRow.rows(material.photos)
        hasProblems = !problems.isEmpty
        hasComparisons = regions.contains { !$0.comparisons.isEmpty }
    }
}
