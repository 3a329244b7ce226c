import Imaging

/// The relief of a piece of skin as what light makes of it: share by which each place is lighter than even skin.
///
/// Shallow relief darkens with depth (less sky is seen from below) and shades with slope towards the lamp (Lambert, first
/// order in slope), so light is linear in relief: relief 20 % lower is contrast 20 % lower, exactly.
struct SkinRelief {
    /// Shading of a slope along the direction of the lamp, mm.
    private static let slope = 0.06

    private var depth: Plane
    private let pitch: Double
    private let margin: Double
    private let area: SkinRectangle
    /// Millimetres of lines in the treated region, and pores.
    private(set) var lineMM = 0.0
    private(set) var poreCount = 0

    init(traits: SkinTraits, geometry: SkinGeometry, treated: SkinRectangle, seed: UInt64) {
        (pitch, margin) = (geometry.pitch, Double(geometry.margin))
        depth = Plane(width: geometry.width, height: geometry.height)
        area = geometry.area
        addFurrows(traits, seed)
        addPores(traits, treated, seed)
        addLines(traits, treated, seed)
        addScars(traits, seed)
    }

    private mutating func addFurrows(_ traits: SkinTraits, _ seed: UInt64) {
        guard traits.furrows > 0 else { return }
        var random = PhantomRandom(seed: seed, "furrows")
        FurrowNetwork.add(to: &depth, cell: 1.1 / pitch, halfWidth: 0.12 / pitch, depth: 1, &random)
        FurrowNetwork.add(to: &depth, cell: 0.55 / pitch, halfWidth: 0.08 / pitch, depth: 0.45, &random)
        let count = Double(depth.values.count)
        let mean = depth.values.reduce(0.0) { $0 + Double($1) } / count
        let square = depth.values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
        let gain = Float(traits.furrows / max(1e-9, square.squareRoot()))
        for index in depth.values.indices { depth.values[index] = (depth.values[index] - Float(mean)) * gain }
    }

    private mutating func addPores(_ traits: SkinTraits, _ treated: SkinRectangle, _ seed: UInt64) {
        var random = PhantomRandom(seed: seed, "pores")
        let places = ScatteredPoints.places(
            Int((traits.poresPerCM2 * area.squareCentimeters).rounded()), in: area, apart: 0.8, &random)
        for place in places {
            let diameter = random.range(traits.poreMM.lowerBound, traits.poreMM.upperBound)
            stamp(place, sigma: diameter / 2.8284271247461903, Float(traits.poreDepth * random.range(0.7, 1.3)))
        }
        poreCount = places.count { treated.contains($0.x, $0.y) }
    }

    private mutating func addLines(_ traits: SkinTraits, _ treated: SkinRectangle, _ seed: UInt64) {
        var random = PhantomRandom(seed: seed, "lines")
        let lines = SkinLines(
            Int((traits.linesPerCM2 * area.squareCentimeters).rounded()), in: area, length: 6...14,
            sigma: 0.14...0.24, slant: 8, spread: 20, &random)
        lines.add(depth: Float(traits.lineDepth), to: &depth, pitch: pitch, margin: margin)
        lineMM = lines.length(in: treated)
    }

    /// A pit with a lower rim around it.
    private mutating func addScars(_ traits: SkinTraits, _ seed: UInt64) {
        var random = PhantomRandom(seed: seed, "scars")
        let places = ScatteredPoints.places(
            Int((traits.scarsPerCM2 * area.squareCentimeters).rounded()), in: area, apart: 2.5, &random)
        for place in places {
            let sigma = random.range(0.35, 0.7)
            stamp(place, sigma: sigma, 0.25)
            stamp(place, sigma: 1.6 * sigma, -0.06)
        }
    }

    private mutating func stamp(_ place: SIMD2<Double>, sigma: Double, _ value: Float) {
        Stamp(x: place.x / pitch + margin, y: place.y / pitch + margin, sigma: sigma / pitch, value: value)
            .add(to: &depth)
    }

    /// Light on relief of full height under a lamp from the left and above.
    func shading() -> Plane {
        var light = depth
        let (width, height) = (depth.width, depth.height)
        let gain = Float(SkinRelief.slope / pitch / 2)
        for y in 0..<height {
            let (above, below) = (max(0, y - 1) * width, min(height - 1, y + 1) * width)
            for x in 0..<width {
                let row = y * width
                let across = depth.values[row + min(width - 1, x + 1)] - depth.values[row + max(0, x - 1)]
                let down = depth.values[below + x] - depth.values[above + x]
                light.values[row + x] = max(-0.85, gain * (0.8 * across + 0.6 * down) - depth.values[row + x])
            }
        }
        return light
    }
}
