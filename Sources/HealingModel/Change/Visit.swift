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
    /// little of it, so it never makes the error smaller.
    func reading(_ role: RegionRole, _ metric: String) -> Reading? {
        let values = photos.compactMap { photo in photo.values.first { $0.role == role && $0.metric == metric } }
        let known = values.filter { $0.value != nil }
        guard !known.isEmpty else { return nil }
        let count = Double(known.count)
        let errors = known.compactMap(\.standardError)
        let within = errors.count == known.count ? errors.reduce(0) { $0 + $1 * $1 } / (count * count) : nil
        let mean = known.reduce(0) { $0 + ($1.value ?? 0) } / count
        let spread = known.reduce(0) { $0 + (($1.value ?? 0) - mean) * (($1.value ?? 0) - mean) }
        let between = known.count > 1 ? spread / (count - 1) / count : nil
        return Reading(value: mean, variance: [within, between].compactMap(\.self).max())
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

/// A value of one role at one visit with the variance of its sampling; nil variance is unknown.
struct Reading {
    var value: Double
    var variance: Double?

    /// Treated minus control.
    func subtracting(_ control: Reading) -> Reading {
        let sum: Double? = if let variance, let other = control.variance { variance + other } else { nil }
        return Reading(value: value - control.value, variance: sum)
    }

    /// Variance of the value as a measurement of the visit: max(SEM², sampling variance).
    ///
    /// The repeatability SEM already holds the sampling of skin, so the larger one is taken, never the sum.
    func measurementVariance(_ mdc: MinimalDetectableChange?) -> Double? {
        guard let mdc else { return variance }
        let sem = mdc.standardErrorOfMeasurement
        return max(sem * sem, variance ?? 0)
    }
}
