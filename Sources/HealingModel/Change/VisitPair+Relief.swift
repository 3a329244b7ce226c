import PortableMath
import StudyRecords

extension VisitPair {
    /// The pair with its relief compared: 1 before, the amplitude ratio after, each as a value of the first photo, so that
    /// interval, verdict and false-discovery control treat it like any metric. Unchanged where a spectrum is missing.
    func comparingRelief() -> VisitPair {
        guard let first = before.spectrum, let second = after.spectrum else { return self }
        let ratio = AmplitudeRatio(first, second)
        let flags = ratio?.flags ?? [.fewFrequencies]
        let value = flags.isEmpty ? ratio?.ratio : nil
        var pair = self
        pair.before = before.with(AmplitudeRatio.value(value == nil ? nil : 1, error: 0, flags: []))
        pair.after = after.with(AmplitudeRatio.value(value, error: ratio?.standardError, flags: flags))
        return pair
    }
}

extension AmplitudeRatio {
    fileprivate static func value(_ ratio: Double?, error: Double?, flags: [ReasonCode]) -> MetricValue {
        MetricValue(
            role: .treated, metric: metric, revision: 1, unit: "ratio", value: ratio,
            standardError: ratio == nil ? nil : error, pixels: 0, flags: flags)
    }
}

extension Visit {
    fileprivate func with(_ value: MetricValue) -> Visit {
        var visit = self
        if !visit.photos.isEmpty { visit.photos[0].values.append(value) }
        return visit
    }

    /// Mean power of the shots that have a spectrum.
    fileprivate var spectrum: TextureSpectrum? {
        let known = photos.compactMap(\.record.spectrum)
        guard let first = known.first, known.count > 1 else { return known.first }
        let alike = known.filter {
            $0.logPower.count == first.logPower.count && $0.rounding.count == first.rounding.count
        }
        let count = Double(alike.count)
        var mean = first
        mean.logPower = first.logPower.indices.map { bin in
            PortableMath.log(alike.reduce(0) { $0 + PortableMath.exp($1.logPower[bin]) } / count)
        }
        mean.rounding = first.rounding.indices.map { bin in alike.reduce(0) { $0 + $1.rounding[bin] } / count }
        return mean
    }
}
