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
        let material = SubjectMaterial(subject, snapshot, pictures: [:], .english)
        return material.regions.flatMap { ComparedPair.pairs(material, region: $0).map(\.photos) }
    }

    /// The page of one subject.
    package static func page(
        of subject: String, snapshot: StudySnapshot, pictures: [String: PhotoPicture],
        differences: [PhotoPair: DifferencePicture], style: ReportStyle = ReportStyle()
    ) throws(ReportError) -> OutputFile {
        let page = SubjectPage(
            SubjectMaterial(
                subject, snapshot, pictures: pictures, differences: differences, style.language.wording),
            hasHandout: style.audience == .patient)
        return OutputFile(
            path: "report/" + PageName.file(of: subject), text: try PageTemplates.render("subject", page))
    }

    /// The page of one subject in plain words, to be handed out.
    package static func handout(
        of subject: String, snapshot: StudySnapshot, pictures: [String: PhotoPicture],
        differences: [PhotoPair: DifferencePicture], style: ReportStyle = ReportStyle()
    ) throws(ReportError) -> OutputFile {
        let page = HandoutPage(
            SubjectMaterial(subject, snapshot, pictures: pictures, differences: differences, style.language.wording))
        return OutputFile(
            path: "report/" + PageName.handout(of: subject), text: try PageTemplates.render("handout", page))
    }
}
