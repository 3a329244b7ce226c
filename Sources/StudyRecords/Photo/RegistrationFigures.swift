/// How a follow-up lies over its baseline, and how well that is known.
package struct RegistrationFigures: Sendable, Hashable, Codable {
    /// Points found in both photos that the map explains.
    package var inliers: Int
    /// Root mean square of their residuals, pixels of the follow-up.
    package var rmsPixels: Double
    /// Correlation of the two locally normalized photos under the map.
    package var correlation: Double
    /// Share of the baseline's treated region that the photo shows, percent.
    package var overlapPercent: Double
    /// Follow-up pixels to one of the baseline.
    package var scale: Double
    /// Turn of the follow-up against the baseline, degrees, clockwise on the screen.
    package var rotationDegrees: Double
    /// Expected distance of a carried point from where it belongs, pixels of the follow-up.
    package var estimatedErrorPixels: Double
    /// Magnification of areas, smallest and largest over its mean: perspective and local shifts.
    package var areaScaleLow: Double
    package var areaScaleHigh: Double
    /// Share of blocks of the overlap that correlate on their own, percent.
    package var agreeingPercent: Double
    /// Share by which local shifts lower the residual of skin they were not fitted to, percent; nil where one map was enough.
    package var localGainPercent: Double?

    package init(
        inliers: Int, rmsPixels: Double, correlation: Double, overlapPercent: Double, scale: Double,
        rotationDegrees: Double, estimatedErrorPixels: Double, areaScaleLow: Double, areaScaleHigh: Double,
        agreeingPercent: Double, localGainPercent: Double? = nil
    ) {
        self.inliers = inliers
        self.rmsPixels = rmsPixels
        self.correlation = correlation
        self.overlapPercent = overlapPercent
        self.scale = scale
        self.rotationDegrees = rotationDegrees
        self.estimatedErrorPixels = estimatedErrorPixels
        self.areaScaleLow = areaScaleLow
        self.areaScaleHigh = areaScaleHigh
        self.agreeingPercent = agreeingPercent
        self.localGainPercent = localGainPercent
    }
}
