import StudyRecords

/// Says whether a solution may carry regions. A wrong position is far worse than a refusal, so everything must speak for it.
package struct RegistrationJudgment {
    /// Fewer points could agree by chance.
    static let fewestInliers = 12
    /// Of the blocks of the overlap, so many must match on their own, percent: one mole alone proves nothing.
    static let agreeingPercent = 60.0
    static let fewestBlocks = 10
    /// Registration pixels by which a carried point may be off.
    static let mostError = 0.75
    /// Largest over smallest magnification of areas: more is no camera held by hand.
    static let mostPerspective = 3.0
    static let scales = 0.4...2.5

    let solution: RegistrationSolution
    let overlapPercent: Double
    let settings: RegistrationSettings

    package init(solution: RegistrationSolution, overlapPercent: Double, settings: RegistrationSettings) {
        (self.solution, self.overlapPercent, self.settings) = (solution, overlapPercent, settings)
    }

    package func figures() throws(PhotoRefusal) -> RegistrationFigures {
        if let doubt { throw PhotoRefusal(.notRegistrable, doubt) }
        guard overlapPercent >= settings.overlapPercent else {
            throw PhotoRefusal(
                .lowOverlap,
                "\(Figures.text(overlapPercent)) % of the treated region is in the photo; "
                    + "\(Figures.text(settings.overlapPercent)) % are needed")
        }
        return RegistrationFigures(
            inliers: solution.inliers, rmsPixels: solution.inlierRMS, correlation: solution.correlation,
            overlapPercent: overlapPercent, scale: solution.scale, rotationDegrees: solution.rotationDegrees,
            estimatedErrorPixels: solution.estimatedError, areaScaleLow: solution.areaRange.lowerBound,
            areaScaleHigh: solution.areaRange.upperBound, agreeingPercent: solution.agreeingPercent,
            localGainPercent: solution.field == nil ? nil : 100 * solution.localGain)
    }

    /// The first figure that speaks against the solution, with its limit.
    private var doubt: String? {
        let range = solution.areaRange
        if solution.inliers < RegistrationJudgment.fewestInliers {
            return "\(solution.inliers) points found again; \(RegistrationJudgment.fewestInliers) are needed"
        }
        if solution.correlation < settings.correlation {
            return "the skin correlates by \(Figures.text(solution.correlation)); \(settings.correlation) is needed"
        }
        if solution.blocks < RegistrationJudgment.fewestBlocks {
            return "only \(solution.blocks) parts of the skin can be compared"
        }
        if solution.agreeingPercent < RegistrationJudgment.agreeingPercent {
            return "\(Figures.text(solution.agreeingPercent)) % of the skin matches; "
                + "\(Figures.text(RegistrationJudgment.agreeingPercent)) % are needed"
        }
        if !RegistrationJudgment.scales.contains(solution.scale) {
            return "the photo shows the skin \(Figures.text(solution.scale)) times as large"
        }
        if !(range.lowerBound > 0 && range.upperBound / range.lowerBound <= RegistrationJudgment.mostPerspective) {
            return "the perspective differs too much: areas are scaled from \(Figures.text(range.lowerBound)) to "
                + "\(Figures.text(range.upperBound)) times their mean"
        }
        if !(solution.estimatedError <= RegistrationJudgment.mostError * solution.gridPixel) {
            return "the estimated error is \(Figures.text(solution.estimatedError)) px; the limit is "
                + "\(Figures.text(RegistrationJudgment.mostError * solution.gridPixel)) px"
        }
        return nil
    }
}

/// Numbers in refusals, to a hundredth.
private enum Figures {
    static func text(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}
