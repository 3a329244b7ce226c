import PortableMath

/// Light across a photo: a slope and a soft reflex, both products or sums of functions of x and y alone.
struct LightField {
    /// Gain at a pixel: across[x] + down[y].
    let across: [Float]
    let down: [Float]
    /// Light added at a pixel: reflexAcross[x]·reflexDown[y].
    let reflexAcross: [Float]
    let reflexDown: [Float]

    init(_ conditions: PhotoConditions, width: Int, height: Int) {
        let direction = conditions.shadingDirection
        let slope = conditions.shading * conditions.exposure
        let gain = conditions.exposure
        across = (0..<width).map {
            Float(gain + slope * PortableMath.cosineOfDegrees(direction) * (Double($0) / Double(width) - 0.5))
        }
        down = (0..<height).map {
            Float(slope * PortableMath.sineOfDegrees(direction) * (Double($0) / Double(height) - 0.5))
        }
        let size = conditions.glareSize * Double(max(width, height))
        func fall(_ distance: Double) -> Double { PortableMath.exp(-0.5 * distance * distance / (size * size)) }
        let middle = (x: conditions.glareX * Double(width), y: conditions.glareY * Double(height))
        reflexAcross = (0..<width).map { Float(conditions.glare * fall(Double($0) - middle.x)) }
        reflexDown = (0..<height).map { Float(fall(Double($0) - middle.y)) }
    }
}
