import Imaging
import SkinAnalysis
import StudyRecords

/// What registration makes of pairs of photos, one JSON line each: for `Scripts/registration-report.sh`.
package struct RegistrationReport: Sendable, Encodable {
    package var baseline: String
    package var followUp: String
    package var accepted = false
    package var reason: String?
    package var detail: String?
    package var map: [Double]?
    /// Shifts of knots: their columns, rows, distance, then all x and all y.
    package var field: [Double]?
    package var figures: [String: Double] = [:]

    package init(baseline: String, followUp: String) {
        (self.baseline, self.followUp) = (baseline, followUp)
        guard let first = RegistrationReport.features(baseline), let second = RegistrationReport.features(followUp)
        else {
            reason = "unreadable"
            return
        }
        do throws(PhotoRefusal) {
            let solution = try PhotoRegistration(second, to: first).solve()
            describe(solution)
            let overlap = RegionCarrier(map: solution.skinMap).overlapPercent(
                of: [RegistrationReport.middle(of: first.image)], on: first.image, width: second.image.photoWidth,
                height: second.image.photoHeight)
            figures["overlap"] = overlap
            _ = try RegistrationJudgment(solution: solution, overlapPercent: overlap, settings: RegistrationSettings())
                .figures()
            accepted = true
        } catch {
            (reason, detail) = (error.reason.rawValue, error.detail)
        }
    }

    /// Stands for a region: the inner half of the photo, side by side.
    private static func middle(of image: RegistrationImage) -> RegionPolygon {
        let (w, h) = (Double(image.photoWidth), Double(image.photoHeight))
        let corners = [(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)]
        return RegionPolygon(role: .treated, rings: [corners.map { RegionPoint(x: $0.0 * w, y: $0.1 * h) }])
    }

    private mutating func describe(_ solution: RegistrationSolution) {
        map = solution.map.rows
        field = solution.field.map { [Double($0.columns), Double($0.rows), $0.spacing] + $0.x + $0.y }
        figures = [
            "matches": Double(solution.matches), "inliers": Double(solution.inliers), "rms": solution.inlierRMS,
            "rho": solution.correlation, "agreeing": solution.agreeingPercent, "blocks": Double(solution.blocks),
            "estimate": solution.estimatedError, "scale": solution.scale, "rotation": solution.rotationDegrees,
            "area_low": solution.areaRange.lowerBound, "area_high": solution.areaRange.upperBound,
            "local_gain": solution.localGain,
        ]
    }

    private static func features(_ file: String) -> RegistrationFeatures? {
        guard let bytes = FileReading.bytes(file),
            let (header, image) = try? PhotoReader.decode(bytes, limits: DecodeLimits()),
            let photo = try? calibrateColor(header, image)
        else { return nil }
        let skin = locateSkin(in: photo, settings: SkinSettings())
        return RegistrationFeatures(RegistrationImage(image, area: skin.skinArea))
    }
}
