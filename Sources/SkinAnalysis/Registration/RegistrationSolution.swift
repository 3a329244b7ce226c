import Imaging
import PortableMath

/// What registering two photos found, before anybody judged it. Lengths are in pixels of the follow-up photo.
package struct RegistrationSolution: Sendable {
    /// From outer-corner coordinates of the baseline photo to those of the follow-up.
    package var map: ProjectiveMap
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
}
