import Imaging

/// A photo as registration sees it: the reduced image and its keypoints.
package struct RegistrationFeatures: Sendable {
    package let image: RegistrationImage
    let keypoints: KeypointSet

    /// Keypoints of a photo; the best of each part of it, so that one spot cannot decide alone.
    static let mostKeypoints = 1500
    private static let cells = 6

    package init(_ image: RegistrationImage) {
        self.image = image
        let (plane, pixel) = RegistrationFeatures.featurePlane(of: image)
        let normalized = plane.contrastNormalized(sigma: 12, floor: 1).plane
        let space = ScaleSpace(normalized, pixel: pixel)
        let all = KeypointDetector.candidates(in: space).filter {
            RegistrationFeatures.isInside($0, space, pixel, image)
        }
        let descriptor = Descriptor(pixel: pixel, space: space)
        var set = KeypointSet()
        for candidate in RegistrationFeatures.spread(all, space, image) { descriptor.describe(candidate, into: &set) }
        keypoints = set
    }

    /// A grid of some 450 to 900 pixels a side: finer than the features need costs time, coarser loses them.
    private static func featurePlane(of image: RegistrationImage) -> (MaskedPlane, Double) {
        let side = max(image.width, image.height)
        if side > 900 { return (image.plane.halved, 2) }
        return side < 450 ? (image.plane.doubled, 0.5) : (image.plane, 1)
    }

    /// The blob and what describes it must lie on skin: outlines against the background move with the background.
    private static func isInside(
        _ candidate: KeypointDetector.Candidate, _ space: ScaleSpace, _ pixel: Double, _ image: RegistrationImage
    ) -> Bool {
        let size = space.octaves[candidate.octave].pixel
        let (x, y) = (candidate.x * size + pixel / 2, candidate.y * size + pixel / 2)
        let reach = 3 * ScaleSpace.sigma(step: candidate.step) * size
        for (dx, dy) in [(0.0, 0.0), (reach, 0), (-reach, 0), (0, reach), (0, -reach)] {
            let (column, row) = (Int(x + dx), Int(y + dy))
            guard column >= 0, row >= 0, column < image.width, row < image.height, image.isSkin(column, row) else {
                return false
            }
        }
        return true
    }

    private static func spread(
        _ candidates: [KeypointDetector.Candidate], _ space: ScaleSpace, _ image: RegistrationImage
    ) -> [KeypointDetector.Candidate] {
        let most = mostKeypoints / (cells * cells)
        let ordered = candidates.sorted {
            ($0.response, -$0.y, -$0.x, -$0.step) > ($1.response, -$1.y, -$1.x, -$1.step)
        }
        var counts = [Int](repeating: 0, count: cells * cells)
        var (chosen, rest): ([KeypointDetector.Candidate], [KeypointDetector.Candidate]) = ([], [])
        for candidate in ordered {
            let size = space.octaves[candidate.octave].pixel
            let column = min(cells - 1, Int(candidate.x * size) * cells / image.width)
            let row = min(cells - 1, Int(candidate.y * size) * cells / image.height)
            let cell = row * cells + column
            if counts[cell] < most { chosen.append(candidate) } else { rest.append(candidate) }
            counts[cell] += 1
        }
        return chosen + rest.prefix(max(0, mostKeypoints - chosen.count))
    }
}
