import Imaging

/// Reduced images of one photo for the refinement, each half the size of the one before.
struct ImagePyramid {
    private(set) var levels: [MaskedPlane] = []

    init(_ image: RegistrationImage) {
        levels = [image.plane]
        while levels.count < 5, let last = levels.last, min(last.width, last.height) >= 64 { levels.append(last.halved) }
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

    /// - Parameter scale: pixels of the image level to one of the template level, near 1.
    init(_ template: MaskedPlane, _ image: MaskedPlane, templatePixel: Double, imagePixel: Double, scale: Double) {
        (self.templatePixel, self.imagePixel) = (templatePixel, imagePixel)
        let (own, theirs) = (max(1, 1 / scale), max(1, scale))
        self.template = LevelPair.prepared(template, own)
        self.image = LevelPair.prepared(image, theirs)
        (templateWeights, imageWeights) = (template.weights, image.weights)
    }

    private static func prepared(_ plane: MaskedPlane, _ scale: Double) -> Plane {
        let smooth = plane.smoothed(with: GaussianKernel(sigma: blur * scale))
        return MaskedPlane(values: smooth, weights: plane.weights).contrastNormalized(sigma: window * scale, floor: 0.5)
    }
}
