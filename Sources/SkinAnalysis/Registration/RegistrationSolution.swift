import Imaging
import PortableMath

/// What registering two photos found, before anybody judged it. Lengths are in pixels of the follow-up photo.
package struct RegistrationSolution: Sendable {
    /// From outer-corner coordinates of the baseline photo to those of the follow-up.
    package var map: ProjectiveMap
    /// What one projective map cannot follow, baseline pixels; nil where it follows all.
    package var field: DisplacementField?
    /// Distance that one projective map leaves, and what the rest of the error is, pixels.
    var misfit = 0.0
    var mapError = 0.0
    /// Share by which the field lowers the residual of skin it was not fitted to.
    package var localGain = 0.0
    package var matches = 0
    package var inliers = 0
    /// Root mean square of the inliers' residuals about the refined map.
    package var inlierRMS = 0.0
    package var correlation = 0.0
    /// Share of blocks whose own correlation is positive beyond chance.
    package var agreeingPercent = 0.0
    package var blocks = 0
    /// Expected distance of a carried point from where it belongs, over the skin both photos show.
    package var estimatedError = 0.0
    package var scale = 1.0
    package var rotationDegrees = 0.0
    /// Magnification of areas over the skin, smallest and largest, over its mean.
    package var areaRange = 1.0...1.0
    /// Pixels of the follow-up photo to one of its registration grid.
    package var gridPixel = 1.0

    /// Both halves are held smooth alike, which their difference does not show: measured on photos with known shifts, the true
    /// error is larger by this (Validation.md).
    private static let sharedError = 1.5

    /// Takes shifts of knots in.
    mutating func take(_ outcome: LocalRefinement.Outcome, field: DisplacementField, pixel: Double) {
        let (alone, range) = (self.field?.areaRange ?? 1...1, outcome.field.areaRange)
        areaRange =
            areaRange.lowerBound / alone.lowerBound * range.lowerBound...areaRange.upperBound / alone.upperBound
            * range.upperBound
        self.field = field
        let error = RegistrationSolution.sharedError * outcome.error * pixel
        estimatedError = (mapError * mapError + error * error).squareRoot()
        localGain = outcome.gain
    }

    /// Map and field.
    package var skinMap: SkinMap { SkinMap(map, field: field) }
}
