import HealingModel
import StudyRecords

/// All that the page of one subject is made of.
struct SubjectMaterial {
    /// The metric that sentences, charts and the cohort page speak of.
    static let primaryMetric = "erythema-index"

    let subject: String
    let snapshot: StudySnapshot
    /// Of this subject, in order of time; photos without a time last.
    let photos: [MeasuredPhoto]
    let pictures: [String: PhotoPicture]
    let differences: [PhotoPair: DifferencePicture]
    let places: CoursePlaces
    let wording: Wording

    init(
        _ subject: String, _ snapshot: StudySnapshot, pictures: [String: PhotoPicture],
        differences: [PhotoPair: DifferencePicture] = [:], _ wording: Wording
    ) {
        self.wording = wording
        self.subject = subject
        self.snapshot = snapshot
        self.pictures = pictures
        self.differences = differences
        let own = snapshot.photos.filter { $0.record.identity.subject == subject }
        let dated = own.filter { $0.record.capturedAt != nil }.sorted { first, second in
            guard let one = first.record.capturedAt, let other = second.record.capturedAt else { return false }
            return (one, first.record.identity.path) < (other, second.record.identity.path)
        }
        photos = dated + own.filter { $0.record.capturedAt == nil }
        places = CoursePlaces(snapshot.photos, treatments: snapshot.treatments)
    }

    /// Regions that were measured, in order of name.
    var regions: [String] { Set(photos.filter { !$0.values.isEmpty }.map(\.record.identity.region)).sorted() }

    func figure(_ photo: MeasuredPhoto, caption: String) -> PhotoFigure? {
        PhotoFigure(photo, pictures[photo.record.identity.path], caption: caption, wording.photo)
    }

    func series(of curves: [CurveRecord], title: String) -> ChartSeries {
        let points = curves.flatMap(\.points)
        let curve = curves.count == 1 ? curves.first : nil
        let isAdjusted = !curves.contains { $0.flags.contains(.noControl) }
        let words = wording.curve
        let unit = "\(curves.first?.unit ?? ""), " + (isAdjusted ? words.treatedMinusControl : words.treatedRegion)
        let mdc = curve.flatMap { curve in
            snapshot.changes.lazy.filter {
                $0.subject == curve.subject && $0.region == curve.region && $0.session == curve.session
                    && $0.metric == curve.metric
            }.compactMap(\.mdc95).first
        }
        let level = curve.flatMap { $0.baselineLevel }
        return ChartSeries(
            title: title, unit: unit, points: points,
            strip: mdc.flatMap { mdc in level.map { (level: $0, mdc: mdc) } }, wording: wording)
    }

    /// The population a session is compared with; nil where it stands alone.
    func population(of curve: CurveRecord) -> CohortParameters? {
        guard let name = curve.outlook?.stratum else { return nil }
        let stratum = snapshot.cohort.strata.first { $0.name == name && $0.metric == curve.metric }
        return stratum?.population.map { CohortParameters($0).seen(by: curve) }
    }

    func isHome(_ session: Int) -> Bool {
        snapshot.treatments.contains { $0.subject == subject && $0.session == session && $0.setting == .home }
    }

    /// What is on record of a session, in words.
    func treatmentText(_ session: Int) -> String {
        guard let treatment = snapshot.treatments.first(where: { $0.subject == subject && $0.session == session })
        else { return wording.patient.noTreatment }
        let words = wording.patient
        let parts: [String?] = [
            treatment.device.map(words.device),
            treatment.needleMM.map { words.needles(wording.figures.local(DecimalText.shortest($0) ?? "?")) },
            treatment.passes.map { words.passes($0) }, treatment.setting.map(words.place),
            treatment.numbing.map(words.numbing), treatment.aftercare.map(words.aftercare),
            treatment.arm.map(words.arm),
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
