import StudyRecords

/// The photos of one subject and region taken at one visit: a photo, or several shots of the same skin.
struct Visit {
    let name: String
    let time: StudyTime
    /// In order of path.
    var photos: [MeasuredPhoto]

    var paths: [String] { photos.map(\.record.identity.path) }

    /// Mean over the shots that have a value; nil when none has.
    ///
    /// Variance of the mean of n shots: the larger of what the errors within the shots say and of what their spread says,
    /// max(mean of SE²/n, s²/n). The spread holds the errors within, and light, focus and pose besides, but two shots know
    /// little of it, so it never makes the error smaller. The calibration error is common to the shots of a visit: it is that
    /// of the mean, patch by patch, and does not shrink with n.
    func reading(_ role: RegionRole, _ metric: String) -> Reading? {
        let values = photos.compactMap { photo in photo.values.first { $0.role == role && $0.metric == metric } }
        let known = values.filter { $0.value != nil }
        guard !known.isEmpty else { return nil }
        let count = Double(known.count)
        let errors = known.compactMap(\.uncalibratedVariance)
        let within = errors.count == known.count ? errors.reduce(0, +) / (count * count) : nil
        let mean = known.reduce(0) { $0 + ($1.value ?? 0) } / count
        let spread = known.reduce(0) { $0 + (($1.value ?? 0) - mean) * (($1.value ?? 0) - mean) }
        let between = known.count > 1 ? spread / (count - 1) / count : nil
        var reading = Reading(value: mean, variance: [within, between].compactMap(\.self).max())
        let isSpread = (between ?? 0) > (within ?? 0)
        reading.degrees = isSpread ? count - 1 : Visit.degrees(known)
        reading.shifts = Visit.meanShifts(known.map { $0.errors?.patchShifts ?? [] })
        reading.photos = known.count
        return reading
    }

    /// Degrees of freedom of a mean of independent shots.
    private static func degrees(_ values: [MetricValue]) -> Double? {
        Reading.satterthwaite(values.map { ($0.uncalibratedVariance ?? 0, $0.errors?.degrees) })
    }

    /// The mean shift of every patch; of shots calibrated by different patches, those they have in common.
    private static func meanShifts(_ shots: [[PatchShift]]) -> [PatchShift] {
        (shots.first ?? []).compactMap { first in
            let own = shots.compactMap { shot in shot.first { $0.patch == first.patch }?.shift }
            guard own.count == shots.count else { return nil }
            return PatchShift(patch: first.patch, shift: own.reduce(0, +) / Double(own.count))
        }
    }

    /// Why a metric has no value here.
    func flags(_ role: RegionRole, _ metric: String) -> Set<ReasonCode> {
        Set(photos.flatMap { photo in photo.values.filter { $0.role == role && $0.metric == metric }.flatMap(\.flags) })
    }

    /// Visits of one region in order of time; shots of a visit share its name, its time is that of the first shot.
    static func visits(of photos: [MeasuredPhoto]) -> [Visit] {
        Dictionary(grouping: photos, by: \.record.identity.visit)
            .compactMap { name, shots in
                let ordered = shots.sorted { $0.record.identity.path < $1.record.identity.path }
                guard let first = ordered.compactMap(\.record.capturedAt).min() else { return nil }
                return Visit(name: name, time: first, photos: ordered)
            }
            .sorted { ($0.time, $0.name) < ($1.time, $1.name) }
    }
}

extension MetricValue {
    /// SE² without the calibration error.
    fileprivate var uncalibratedVariance: Double? {
        guard let standardError else { return nil }
        let calibration = errors?.calibration ?? 0
        return max(0, standardError * standardError - calibration * calibration)
    }
}
