/// A blob of the normalized luma with its size and direction.
struct Keypoint: Sendable, Hashable {
    /// On the registration grid, outer corner of the first pixel at 0.
    var x: Double
    var y: Double
    /// Standard deviation of the blob's Gaussian, in pixels of that grid.
    var sigma: Double
    /// Unit vector of the dominant gradient.
    var cosine: Double
    var sine: Double
    var response: Float
}

/// Keypoints with a row of 128 numbers each.
struct KeypointSet: Sendable {
    var points: [Keypoint] = []
    var descriptors: [Float] = []

    static let length = 128
}
