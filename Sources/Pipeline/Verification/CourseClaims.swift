import SkinPhantom
import StudyRecords

/// Sessions that heal: photos → curves.
enum CourseClaims {
    private static let metric = "erythema-index"

    static func all(_ material: VerificationMaterial) -> [Claim] {
        let curves = material.curves.filter { $0.metric == metric }.compactMap { curve in
            material.course(of: curve).map { (curve: curve, course: $0) }
        }
        return [halfTimes(curves.filter { $0.course.shape == .decay }), peaks(curves)]
    }

    private static func halfTimes(_ decays: [(curve: CurveRecord, course: PhantomCourse)]) -> Claim {
        let printed = decays.filter { $0.curve.halfTimeHours != nil }
        let hits = printed.count { curve, course in
            let truth = course.halfTimeHours ?? 0
            return truth >= curve.halfTimeLowHours ?? 0 && truth <= curve.halfTimeHighHours ?? .infinity
        }
        let ratios = printed.compactMap { curve, _ -> Double? in
            guard let low = curve.halfTimeLowHours, let high = curve.halfTimeHighHours, low > 0 else { return nil }
            return high / low
        }.sorted()
        let typical = ratios.isEmpty ? "" : ", typically ×\(Claim.short(ratios[ratios.count / 2])) wide"
        return .share(
            "half-time-coverage", "the true half-time lies inside the printed interval in at least 93 % of sessions",
            hits, of: printed.count, in: 0.93...1,
            note: "; an interval in \(printed.count) of \(decays.count) sessions\(typical)")
    }

    private static func peaks(_ curves: [(curve: CurveRecord, course: PhantomCourse)]) -> Claim {
        let delayed = curves.filter { $0.course.shape == .delayedPeak }
        return .share(
            "delayed-peak", "a delayed peak is never given a half-time",
            delayed.count { $0.curve.halfTimeHours == nil }, of: delayed.count, in: 0.9...1)
    }
}
