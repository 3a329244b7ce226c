import Imaging
import PortableMath
import StudyRecords

/// Registers one photo to another: features, consensus, homography, refinement.
package struct PhotoRegistration {
    let baseline: RegistrationFeatures
    let followUp: RegistrationFeatures

    package init(_ followUp: RegistrationFeatures, to baseline: RegistrationFeatures) {
        (self.baseline, self.followUp) = (baseline, followUp)
    }

    /// The solution is not yet judged; photos in which nothing agrees are refused here.
    package func solve() throws(PhotoRefusal) -> RegistrationSolution {
        let matches = Matcher.matches(baseline.keypoints, followUp.keypoints)
        let side = Double(max(followUp.image.width, followUp.image.height))
        let consensus = SimilarityConsensus(
            first: baseline.keypoints, second: followUp.keypoints, matches: matches, tolerance: 0.03 * side)
        guard let (similarity, _) = consensus.best() else {
            throw PhotoRefusal(.notRegistrable, "\(matches.count) points look alike and agree on no position")
        }
        let robust = RobustHomography(first: baseline.keypoints, second: followUp.keypoints)
        let guided = GuidedMatching(consensus: consensus, similarity: similarity).matches()
        guard
            let (coarse, _) = robust.fit(
                guided, from: similarity.map, coarsest: 0.012 * side, finest: max(1, 0.002 * side)),
            let refined = refine(coarse, baseline.image, baseline.image.plane, followUp.image.plane, from: 3)
        else {
            throw PhotoRefusal(
                .notRegistrable, "\(guided.count) points look alike, and the skin between them does not match")
        }
        var solution = bent(extended(refined))
        let map = onGrid(solution.map)
        let residuals = guided.map { robust.residual($0, map) }.filter { $0 < max(3, 0.006 * side) }
        solution.matches = matches.count
        solution.inliers = residuals.count
        let mean = residuals.reduce(0) { $0 + $1 * $1 } / Double(max(1, residuals.count))
        solution.inlierRMS = mean.squareRoot() * Double(followUp.image.factor)
        return solution
    }

    private func middleScale(_ map: ProjectiveMap) -> Double {
        abs(map.areaScale(x: Double(baseline.image.width) / 2, y: Double(baseline.image.height) / 2)).squareRoot()
    }

    /// Once the skin has decided, ground that agrees with it takes part, so that the map holds where the color gate saw none.
    private func extended(_ solution: RegistrationSolution) -> RegistrationSolution {
        var best = solution
        for _ in 0..<2 {
            let map = onGrid(best.map)
            guard baseline.image.skinShare < 0.97,
                let ground = AgreeingGround(baseline.image, followUp.image, map, scale: middleScale(map)),
                ground.gain > 0.03
            else { break }
            let grown = baseline.image.including(ground.mask)
            guard let wider = refine(map, grown, grown.plane, followUp.image.wholePlane, from: 1),
                wider.correlation > best.correlation - 0.1
            else { break }
            best = wider
        }
        return best
    }

    /// Between the registration images.
    private func onGrid(_ map: ProjectiveMap) -> ProjectiveMap {
        map.rescaled(from: Double(baseline.image.factor), to: Double(followUp.image.factor))
    }

    /// From coarse to fine; the level with the smallest expected error wins.
    private func refine(
        _ start: ProjectiveMap, _ ground: RegistrationImage, _ template: MaskedPlane, _ image: MaskedPlane,
        from coarsest: Int
    ) -> RegistrationSolution? {
        let scale = middleScale(start)
        guard scale > 0.2, scale < 5 else { return nil }
        let shift = Int((PortableMath.log(scale) / PortableMath.log(2)).rounded())
        let (templates, images) = (ImagePyramid(template), ImagePyramid(image))
        var (map, best): (ProjectiveMap, RegistrationSolution?) = (start, nil)
        for level in stride(from: coarsest, through: 0, by: -1) {
            let (own, theirs) = (level + max(0, -shift), level + max(0, shift))
            guard own < templates.levels.count, theirs < images.levels.count,
                level == 0 || PhotoRegistration.isLargeEnough(templates.levels[own])
            else { continue }
            let (ownPixel, theirPixel) = (Double(1 << own), Double(1 << theirs))
            let start = map.rescaled(from: ownPixel, to: theirPixel)
            guard
                let pair = LevelPair(
                    templates.levels[own], images.levels[theirs], templatePixel: ownPixel, imagePixel: theirPixel,
                    scale: scale * ownPixel / theirPixel, map: start),
                let outcome = ECCRefinement(pair: pair).refine(from: start, rounds: 2)
            else { continue }
            let found = outcome.map.rescaled(from: 1 / ownPixel, to: 1 / theirPixel)
            let solution = solution(outcome, found, pair, ground)
            guard solution.correlation > 0.05 else { continue }
            map = found
            if solution.estimatedError <= (best?.estimatedError ?? .infinity) { best = solution }
            if isExactEnough(best) { break }
        }
        return best
    }

    /// Of a photo that was reduced, the finest level costs most of the time and adds what nothing needs: by the time the error
    /// is a twentieth of its pixel it is left out.
    private func isExactEnough(_ solution: RegistrationSolution?) -> Bool {
        guard let solution, baseline.image.factor > 1, followUp.image.factor > 1 else { return false }
        return solution.estimatedError < 0.05 * solution.gridPixel
    }

    /// Where one map leaves more than this many registration pixels, shifts of knots are tried.
    private static let leastMisfit = 0.1

    /// With the shifts that one map cannot follow, where there are any, and where they prove themselves.
    private func bent(_ solution: RegistrationSolution) -> RegistrationSolution {
        guard solution.misfit > PhotoRegistration.leastMisfit * solution.gridPixel else { return solution }
        let map = onGrid(solution.map)
        let scale = middleScale(map)
        let shift = Int((PortableMath.log(scale) / PortableMath.log(2)).rounded())
        let (templates, images) = (ImagePyramid(baseline.image.plane), ImagePyramid(followUp.image.plane))
        var (bent, field) = (solution, DisplacementField?.none)
        for level in stride(from: 2, through: 0, by: -1) {
            let (own, theirs) = (level + max(0, -shift), level + max(0, shift))
            guard own < templates.levels.count, theirs < images.levels.count,
                level == 0 || PhotoRegistration.isLargeEnough(templates.levels[own])
            else { continue }
            let (ownPixel, theirPixel) = (Double(1 << own), Double(1 << theirs))
            let leveled = map.rescaled(from: ownPixel, to: theirPixel)
            guard
                let pair = LevelPair(
                    templates.levels[own], images.levels[theirs], templatePixel: ownPixel, imagePixel: theirPixel,
                    scale: scale * ownPixel / theirPixel, map: leveled),
                let view = ECCView(pair, leveled.betweenCenters, ECCView.shown(pair, leveled.betweenCenters)),
                let outcome = LocalRefinement(view).refine(from: field?.rescaled(by: ownPixel))
            else { continue }
            field = outcome.field.rescaled(by: 1 / ownPixel)
            let pixel = ownPixel * scale * solution.gridPixel
            bent.take(
                outcome, field: outcome.field.rescaled(by: 1 / (ownPixel * Double(baseline.image.factor))), pixel: pixel
            )
        }
        return bent
    }

    /// On smaller images the windows of the normalization leave too little to hold eight numbers.
    private static func isLargeEnough(_ plane: MaskedPlane) -> Bool { min(plane.width, plane.height) >= 120 }

    private func solution(
        _ outcome: ECCRefinement.Outcome, _ map: ProjectiveMap, _ pair: LevelPair, _ ground: RegistrationImage
    ) -> RegistrationSolution {
        let survey = MapSurvey(ground, followUp.image, map)
        let (from, to) = (Double(baseline.image.factor), Double(followUp.image.factor))
        var solution = RegistrationSolution(map: map.rescaled(from: 1 / from, to: 1 / to))
        solution.gridPixel = to
        (solution.correlation, solution.agreeingPercent) = (outcome.correlation, outcome.agreeingPercent)
        solution.blocks = outcome.blocks
        solution.scale = survey.scale * to / from
        solution.rotationDegrees = survey.rotationDegrees
        solution.areaRange = survey.areaRange
        let pixel = pair.templatePixel * survey.scale * to
        solution.mapError = survey.expectedError(outcome, pixel: pair.templatePixel) * survey.scale * to
        solution.misfit = outcome.misfit * pixel
        solution.estimatedError =
            (solution.mapError * solution.mapError + solution.misfit * solution.misfit).squareRoot()
        return solution
    }
}

/// A map looked at over the skin that both photos show.
struct MapSurvey {
    private let points: [(x: Double, y: Double)]
    private let map: ProjectiveMap
    private(set) var scale = 1.0
    private(set) var rotationDegrees = 0.0
    private(set) var areaRange = 1.0...1.0

    init(_ baseline: RegistrationImage, _ followUp: RegistrationImage, _ map: ProjectiveMap) {
        self.map = map
        var points: [(x: Double, y: Double)] = []
        for row in 0..<24 {
            for column in 0..<24 {
                let x = (Double(column) + 0.5) / 24 * Double(baseline.width)
                let y = (Double(row) + 0.5) / 24 * Double(baseline.height)
                guard baseline.isSkin(Int(x), Int(y)) else { continue }
                let (u, v) = map.source(x: x, y: y)
                guard u >= 0, v >= 0, u < Double(followUp.width), v < Double(followUp.height) else { continue }
                points.append((x, y))
            }
        }
        self.points = points
        measure()
    }

    private mutating func measure() {
        guard !points.isEmpty else { return }
        var (low, high, sum) = (Double.infinity, -Double.infinity, 0.0)
        var (cosine, sine) = (0.0, 0.0)
        for (x, y) in points {
            let area = map.areaScale(x: x, y: y)
            (low, high) = (min(low, area), max(high, area))
            sum += max(0, area).squareRoot()
            let j = map.jacobian(x: x, y: y)
            cosine += j.xx + j.yy
            sine += j.yx - j.xy
        }
        scale = sum / Double(points.count)
        let mean = max(1e-9, scale * scale)
        if low <= high { areaRange = low / mean...high / mean }
        let angle = PortableMath.hueAngle(x: cosine, y: sine)
        rotationDegrees = angle > 180 ? angle - 360 : angle
    }

    /// Neighboring blocks share light, new spots and JPEG, which their scatter does not show: measured on photos warped by
    /// known maps, the true error is larger by this (Validation.md).
    private static let sharedError = 1.35

    /// Mean distance by the covariance of the map, in registration pixels of the baseline.
    func expectedError(_ outcome: ECCRefinement.Outcome, pixel: Double) -> Double {
        guard !points.isEmpty else { return .infinity }
        var sum = 0.0
        for (x, y) in points {
            let (u, v) = outcome.frame.place(x / pixel - 0.5, y / pixel - 0.5)
            let rows = HomographyBasis.rows(u, v, (1, 0, 0, 1), outcome.frame.scale)
            var variance = 0.0
            for k in 0..<8 {
                for l in 0..<8 {
                    variance += outcome.covariance[8 * k + l] * (rows.x[k] * rows.x[l] + rows.y[k] * rows.y[l])
                }
            }
            sum += max(0, variance).squareRoot()
        }
        let mean = MapSurvey.sharedError * sum / Double(points.count)
        return mean * pixel
    }
}
