import PortableMath

/// How the redness of treated skin goes on after a session, EI above what it was before.
package struct PhantomCourse: Sendable, Hashable, Codable {
    package enum Shape: String, Sendable, Codable {
        /// peak·2^(-t/halfTime)
        case decay
        /// peak·exp(-½·(ln((t + 1)/(peakHours + 1))/width)²)
        case delayedPeak = "delayed-peak"
    }

    package var shape: Shape
    /// EI.
    package var peak: Double
    /// Hours; nil for a delayed peak.
    package var halfTimeHours: Double?
    /// Hours; nil for a decay.
    package var peakHours: Double?
    /// Height of the relief at the end against the first visit.
    package var finalRelief: Double

    private static let width = 0.6
    /// Relief settles within a month.
    private static let settlingHours = 336.0

    func rise(_ hours: Double) -> Double {
        guard hours >= 0 else { return 0 }
        switch shape {
        case .decay: return peak * PortableMath.exp(-0.693147180559945309 * hours / (halfTimeHours ?? 24))
        case .delayedPeak:
            let distance = PortableMath.log((hours + 1) / ((peakHours ?? 48) + 1)) / PhantomCourse.width
            return peak * PortableMath.exp(-0.5 * distance * distance)
        }
    }

    func relief(_ hours: Double) -> Double {
        guard hours > 0 else { return 1 }
        return 1 + (finalRelief - 1) * (1 - PortableMath.exp(-hours / PhantomCourse.settlingHours))
    }
}

extension PhantomCourse {
    /// exp(N(0, deviation²))
    static func logNormal(_ deviation: Double, _ random: inout PhantomRandom) -> Double {
        PortableMath.exp(deviation * random.normal())
    }
}
