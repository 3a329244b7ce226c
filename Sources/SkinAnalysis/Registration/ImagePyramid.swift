import Imaging

/// Reduced images of one photo for the refinement, each half the size of the one before.
struct ImagePyramid {
    private(set) var levels: [MaskedPlane] = []

    init(_ plane: MaskedPlane) {
        levels = [plane]
        while levels.count < 5, let last = levels.last, min(last.width, last.height) >= 64 {
            levels.append(last.halved)
        }
    }
}

/// Two normalized images of like scale and the pixels they are made of.
struct LevelPair {
    let template: Plane
    let templateWeights: Plane
    let image: Plane
    let imageWeights: Plane
    /// Registration pixels of the baseline and of the follow-up to a pixel here.
    let templatePixel: Double
    let imagePixel: Double

    /// Windows of the local normalization, and the blur laid over both first, pixels of the coarser image.
    static let window = 9.0
    static let blur = 0.9

    /// Both images are cut to what both show, by the map so far: at an edge of the skin or of a photo the windows of the
    /// normalization would else see different things, which would pull.
    ///
    /// - Parameter scale: pixels of the image level to one of the template level, near 1.
    /// - Parameter map: between the outer-corner coordinates of the two levels.
    init?(
        _ template: MaskedPlane, _ image: MaskedPlane, templatePixel: Double, imagePixel: Double, scale: Double,
        map: ProjectiveMap
    ) {
        (self.templatePixel, self.imagePixel) = (templatePixel, imagePixel)
        let forward = map.betweenCenters
        guard let backward = forward.inverse else { return nil }
        let (own, theirs) = (max(1, 1 / scale), max(1, scale))
        (self.template, templateWeights) = LevelPair.prepared(template.cut(to: image.weights, through: forward), own)
        (self.image, imageWeights) = LevelPair.prepared(image.cut(to: template.weights, through: backward), theirs)
    }

    /// The normalized plane, and weights that fade toward the edges of the mask.
    private static func prepared(_ plane: MaskedPlane, _ scale: Double) -> (Plane, Plane) {
        let smooth = plane.smoothed(with: GaussianKernel(sigma: blur * scale))
        let masked = MaskedPlane(values: smooth, weights: plane.weights)
        var (normalized, support) = masked.contrastNormalized(sigma: window * scale, floor: 0.5)
        for index in support.values.indices { support.values[index] = max(0, min(1, 2 * support.values[index] - 0.9)) }
        return (normalized, support)
    }
}

extension MaskedPlane {
    /// Without what the other mask does not show.
    fileprivate func cut(to other: Plane, through map: ProjectiveMap) -> MaskedPlane {
        var (shown, inside) = other.warped(by: map, width: width, height: height, .bilinear)
        for index in shown.values.indices {
            let isShown = inside.bytes[index] == 1 && shown.values[index] > 0.99
            shown.values[index] = isShown ? weights.values[index] : 0
        }
        return MaskedPlane(values: values, weights: shown)
    }
}
