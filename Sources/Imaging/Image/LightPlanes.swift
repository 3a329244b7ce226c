import KernelAPI

/// Linear light of a part of a picture as three planes, and the share of each pixel that was measured.
package struct LightPlanes: Sendable {
    package private(set) var red: Plane
    package private(set) var green: Plane
    package private(set) var blue: Plane
    package let weights: Plane

    package init(red: Plane, green: Plane, blue: Plane, weights: Plane) {
        (self.red, self.green, self.blue, self.weights) = (red, green, blue, weights)
    }

    /// t = 100·ln Y of the light, percent; Y floored at 10⁻⁴.
    package func logLuminance() -> Plane {
        var plane = red
        let count = plane.values.count
        KernelChoice.current.mix(
            red: red.values, green: green.values, blue: blue.values, count: count, weights: ColorMatrix.luminance,
            into: &plane.values)
        LightPlanes.takeLog(of: &plane, floor: 1e-4, scale: 100)
        return plane
    }

    /// Replaces the light by its optical density -log₁₀, floored at 10⁻⁴.
    package consuming func densities() -> LightPlanes {
        let scale = Float(-1 / 2.302585092994045684)
        LightPlanes.takeLog(of: &red, floor: 1e-4, scale: scale)
        LightPlanes.takeLog(of: &green, floor: 1e-4, scale: scale)
        LightPlanes.takeLog(of: &blue, floor: 1e-4, scale: scale)
        return self
    }

    /// a·red + b·green + c·blue.
    package func mixed(_ weights: [Float]) -> Plane {
        precondition(weights.count == 3, "a weight for each channel")
        var plane = Plane(width: red.width, height: red.height)
        KernelChoice.current.mix(
            red: red.values, green: green.values, blue: blue.values, count: plane.values.count, weights: weights,
            into: &plane.values)
        return plane
    }

    private static func takeLog(of plane: inout Plane, floor: Float, scale: Float) {
        let count = plane.values.count
        plane.values.withUnsafeMutableBufferPointer { values in
            guard let start = values.baseAddress else { return }
            KernelChoice.current.scaledLog(start, count: count, floor: floor, scale: scale, into: start)
        }
    }
}
