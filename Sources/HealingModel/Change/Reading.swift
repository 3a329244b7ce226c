import StudyRecords

/// A value of one role at one visit with its error.
struct Reading {
    var value: Double
    /// Variance of sampling, outline and spread of the shots; nil is unknown.
    var sampling: Double?
    /// Degrees of freedom behind it; nil where they are unknown or many.
    var degrees: Double?
    /// Calibration error patch by patch, with its sign.
    var shifts: [PatchShift] = []
    /// Shots behind the value.
    var photos = 1

    init(value: Double, variance: Double?) { (self.value, sampling) = (value, variance) }

    /// Sampling and calibration together.
    var variance: Double? {
        let calibration = PatchShift.rootMeanSquare(shifts)
        return sampling.map { $0 + calibration * calibration }
    }

    /// Treated minus control of the same photos: sampling errors add, the calibration error is that of the difference.
    func subtracting(_ control: Reading) -> Reading {
        let sum: Double? = if let sampling, let other = control.sampling { sampling + other } else { nil }
        var rest = Reading(value: value - control.value, variance: sum)
        rest.degrees = Reading.satterthwaite([(sampling ?? 0, degrees), (control.sampling ?? 0, control.degrees)])
        rest.shifts = shifts.compactMap { own in
            control.shifts.first { $0.patch == own.patch }.map {
                PatchShift(patch: own.patch, shift: own.shift - $0.shift)
            }
        }
        rest.photos = min(photos, control.photos)
        return rest
    }

    /// Variance of the value as a measurement of the visit: max(SEM², sampling + calibration).
    ///
    /// The repeatability SEM already holds the sampling of skin, so the larger one is taken, never the sum.
    func measurementVariance(_ mdc: MinimalDetectableChange?) -> Double? {
        guard let mdc else { return variance }
        return max(mdc.variance(photos: photos), variance ?? 0)
    }

    /// Whether the photo's own error is the larger one.
    func isSamplingLarger(_ mdc: MinimalDetectableChange?) -> Bool {
        guard let mdc else { return true }
        return (variance ?? 0) > mdc.variance(photos: photos)
    }

    /// Degrees of freedom of a sum of independent variances [satterthwaite-1946]; nil degrees are infinitely many.
    static func satterthwaite(_ parts: [(variance: Double, degrees: Double?)]) -> Double? {
        let sum = parts.reduce(0) { $0 + $1.variance }
        let spread = parts.reduce(0) { total, part in
            total + (part.degrees.map { part.variance * part.variance / $0 } ?? 0)
        }
        return spread > 0 ? sum * sum / spread : nil
    }
}
