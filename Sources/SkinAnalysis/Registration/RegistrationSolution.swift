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
    package var agreeingPercent = 0.0
    package var blocks = 0
    /// Expected distance of a carried point from where it belongs.
    package var estimatedError = 0.0
    package var scale = 1.0
    package var rotationDegrees = 0.0
    /// Magnification of areas over the region, smallest over largest.
    package var jacobianRange = 1.0...1.0
}
