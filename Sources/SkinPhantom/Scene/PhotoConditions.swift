/// How a photo was taken.
package struct PhotoConditions: Sendable {
    package var camera = PhantomCamera.observer
    package var light = PhantomLight.d65
    package var exposure = 0.85
    /// Error of the automatic white balance: gains of red and blue.
    package var redGain = 1.0
    package var blueGain = 1.0
    /// Fall of the light across the photo, share, and its direction in degrees.
    package var shading = 0.1
    package var shadingDirection = 30.0
    /// Light added by a soft reflex at its middle, share of white; its place in shares of the photo, and its size.
    package var glare = 0.0
    package var glareX = 0.5
    package var glareY = 0.5
    package var glareSize = 0.2
    /// Standard deviations of the optics' blur in pixels and of the sensor's noise in 8-bit codes.
    package var blur = 0.7
    package var noise = 1.5
    package var jpegQuality = 92
    package var pose = PhotoPose()
    package var seed: UInt64 = 1

    package init() {}
}

/// Where the camera stood, against the baseline photo.
package struct PhotoPose: Sendable, Hashable {
    /// Pixels the skin moved right and down.
    package var shiftX = 0.0
    package var shiftY = 0.0
    /// Degrees the skin turned clockwise.
    package var rotation = 0.0
    /// Size of the skin against the baseline.
    package var scale = 1.0
    /// Perspective: share by which the right edge is larger than the middle.
    package var tilt = 0.0

    package init() {}

    package static let straight = PhotoPose()
}
