import HealingModel
import StudyRecords

/// report/patient/<subject>.html: the same verdicts as on the page with all figures, for the person the photos are of.
struct HandoutPage {
    struct Treatment {
        let title, photos: String
    }

    let frame: PageFrame
    let wording: Wording
    let subject: String
    let regions: [HandoutRegion]
    let treatments: [Treatment]
    let hasTreatments: Bool
    let advice: [String]
    let hasAdvice: Bool
    let hasComparisons: Bool

    init(_ material: SubjectMaterial) {
        wording = material.wording
        let words = wording.handout
        frame = PageFrame(
            title: words.title, material.snapshot.provenance, material.snapshot.definitions, wording,
            style: PageTemplates.patientStyle)
        subject = material.subject
        let photos = material.photos.filter { $0.record.state != .skipped }
        regions = Set(photos.map(\.record.identity.region)).sorted().map { HandoutRegion($0, material) }
        treatments = material.snapshot.treatments.filter { $0.subject == material.subject }.map { treatment in
            let count = photos.count { photo in
                let place = material.places.position(of: photo.record)
                return place?.session == treatment.session && (place?.hours ?? 0) > 0
            }
            let date = material.wording.figures.date(treatment.treatedAt)
            return Treatment(title: words.treatment(treatment.session, date), photos: words.photos(count))
        }
        hasTreatments = !treatments.isEmpty
        let changes = material.snapshot.changes.filter {
            $0.subject == material.subject && $0.metric == SubjectMaterial.primaryMetric
        }
        let codes = photos.flatMap(\.record.reasons) + changes.flatMap { $0.reasons + $0.findings.map(\.code) }
        let needed = Set(codes.compactMap { PhotoAdvice($0) })
        advice = PhotoAdvice.allCases.filter(needed.contains).map(words.advice)
        hasAdvice = !advice.isEmpty
        hasComparisons = regions.contains { $0.comparison != nil }
    }
}

/// One region in plain words.
struct HandoutRegion {
    let name, mark, kind, headline, answer: String
    let comparison: ComparisonView?
    let chart: Plot?

    init(_ region: String, _ material: SubjectMaterial) {
        let (words, figures) = (material.wording.handout, material.wording.figures)
        let changes = material.changes(of: region)
        let change = changes.deciding
        let verdict = change?.verdict ?? .cannotSay
        name = region
        (mark, kind, headline) = (verdict.mark, verdict.rawValue, words.headline(verdict))
        let isMeasured = material.regions.contains(region)
        answer =
            change.map {
                words.answer($0.verdict, figures.duration($0.hoursAfter), $0.session)
            } ?? (isMeasured ? words.noPair : words.unmeasured)
        comparison = change.flatMap { change in
            ComparedPair.pairs(material, region: region).first { $0.photos == PhotoPair(change) }
        }.flatMap { $0.plainView(material) }
        chart = HandoutChart(changes: changes.ofLastSession, wording: material.wording).plot
    }
}
