import PortableMath

/// What a fitted candidate says at a time.
enum CourseValue {
    static func value(_ candidate: CourseCandidate, _ decay: ExponentialDecay?, atHours hours: Double) -> Double {
        guard hours >= 0 else { return candidate.baseline }
        let shape: Double =
            switch candidate.model {
            case .constant: 0
            case .step: 1
            case .ramp: hours
            case .exponential: PortableMath.exp(-hours / (decay?.timeConstant ?? .infinity))
            case .bump: bump(candidate, hours)
            }
        return candidate.baseline + candidate.amplitude * shape
    }

    private static func bump(_ candidate: CourseCandidate, _ hours: Double) -> Double {
        guard let peak = candidate.peakHours, let width = candidate.width else { return 0 }
        let z = PortableMath.log((hours + 1) / (peak + 1)) / width
        return PortableMath.exp(-0.5 * z * z)
    }
}
