import SkinPhantom
import StudyRecords

/// Measured and true side by side.
struct VerificationMaterial {
    let truth: PhantomTruth
    private let truths: [String: PhotoTruth]
    private let photos: [String: MeasuredPhoto]
    let changes: [ChangeRecord]
    let curves: [CurveRecord]

    init(truth: PhantomTruth, results: StudySnapshot) {
        self.truth = truth
        truths = Dictionary(truth.photos.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        photos = Dictionary(
            results.photos.map { ($0.record.identity.path, $0) }, uniquingKeysWith: { first, _ in first })
        (changes, curves) = (results.changes, results.curves)
    }

    /// A change of one metric with the truth of its two photos.
    struct Pair {
        let record: ChangeRecord
        let before: PhotoTruth
        let after: PhotoTruth
    }

    func pairs(_ kind: PhantomKind, _ metric: String, where isWanted: (PhotoTruth) -> Bool = { _ in true }) -> [Pair] {
        changes.filter { $0.metric == metric }.compactMap { record in
            guard let before = record.beforePhotos.first.flatMap({ truths[$0] }),
                let after = record.afterPhotos.first.flatMap({ truths[$0] }), after.kind == kind, isWanted(after)
            else { return nil }
            return Pair(record: record, before: before, after: after)
        }
    }

    /// Treated values of one metric with the truth of their photos.
    func values(_ kind: PhantomKind, _ metric: String) -> [(value: MetricValue, truth: PhotoTruth)] {
        truth.photos.filter { $0.kind == kind }.compactMap { truth in
            photos[truth.path]?.values.first { $0.role == .treated && $0.metric == metric }.map { ($0, truth) }
        }
    }

    func course(of curve: CurveRecord) -> PhantomCourse? {
        truth.sessions.first { $0.subject == curve.subject && $0.session == curve.session }?.course
    }
}

extension VerificationMaterial.Pair {
    /// Redness of treated less untreated skin, later less earlier.
    var erythemaRise: Double { after.steadyErythema - before.steadyErythema }
    var erythemaRiseFloor: Double { after.steadyErythemaFloor - before.steadyErythemaFloor }
}
