import StudyRecords

/// What sessions must share to be judged by each other: needle depths and devices are never mixed.
struct SessionStratum: Hashable {
    let metric: String
    let unit: String
    let device: String
    let region: String
    let isAdjusted: Bool

    /// nil where device or depth are not on record.
    init?(_ curve: CurveRecord, _ treatment: TreatmentSession?) {
        guard let treatment, let device = treatment.device else { return nil }
        let hasNeedles = [.roller, .stamp, .pen].contains(device)
        guard treatment.needleMM != nil || !hasNeedles else { return nil }
        let depth = treatment.needleMM.map { " \($0) mm" } ?? ""
        self.device = device.rawValue + depth
        metric = curve.metric
        unit = curve.unit
        region = curve.region
        isAdjusted = !curve.flags.contains(.noControl)
    }

    /// `roller 1.5 mm, cheek`.
    var name: String { "\(device), \(region)" + (isAdjusted ? "" : ", without control") }

    /// In order of metric and name.
    static func precedes(_ first: SessionStratum, _ second: SessionStratum) -> Bool {
        (first.metric, first.name) < (second.metric, second.name)
    }
}

extension CohortSession {
    /// Points of a curve; a photo at the very minute of the session counts as before.
    init?(_ curve: CurveRecord) { self.init(subject: curve.subject, points: curve.points) }

    init?(subject: String, points: [CurvePoint]) {
        let times = points.map { $0.isBaseline ? min($0.hours, -1e-3) : $0.hours }
        guard let session = try? CohortSession(subject: subject, times: times, values: points.map(\.value)) else {
            return nil
        }
        self = session
    }
}
