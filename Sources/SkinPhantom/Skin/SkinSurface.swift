import Imaging
import PortableMath

/// How the canvas on which skin is laid out relates to the baseline photo.
struct SkinGeometry: Sendable {
    /// Millimetres per pixel.
    let pitch: Double
    /// Pixels of skin around the baseline photo, so that a moved view still sees skin.
    let margin: Int
    let width: Int
    let height: Int

    init(photoWidth: Int, photoHeight: Int, pitch: Double) {
        self.pitch = pitch
        margin = 24 + max(photoWidth, photoHeight) / 40
        (width, height) = (photoWidth + 2 * margin, photoHeight + 2 * margin)
    }

    var area: SkinRectangle {
        let edge = -Double(margin) * pitch
        return SkinRectangle(
            left: edge, top: edge, right: edge + Double(width) * pitch, bottom: edge + Double(height) * pitch)
    }
}

/// A piece of skin that stays the same through all visits: where blood, pigment, furrows and hair are.
package struct SkinSurface: Sendable {
    let geometry: SkinGeometry
    package let treated: SkinRectangle
    package let control: SkinRectangle
    /// Factor on the blood of each place, about 1.
    let blood: Plane
    /// Factor on the melanin of each place, 1 or more; nil without freckles.
    let melanin: Plane?
    /// Light on relief of full height.
    let relief: Plane
    /// How much of the treatment each place got, 0…1.
    let treatment: Plane
    /// Cover by hair, 0…1; nil without hair.
    let hair: Plane?
    /// Pores and millimetres of line per cm² of the treated region.
    package let poresPerCM2: Double
    package let linesMMPerCM2: Double

    package init(
        traits: SkinTraits, photoWidth: Int, photoHeight: Int, mmPerPixel: Double, treated: SkinRectangle,
        control: SkinRectangle, seed: UInt64
    ) {
        let geometry = SkinGeometry(photoWidth: photoWidth, photoHeight: photoHeight, pitch: mmPerPixel)
        (self.geometry, self.treated, self.control) = (geometry, treated, control)
        blood = SkinSurface.mottled(traits, geometry, seed)
        melanin = SkinSurface.freckled(traits, geometry, seed)
        let relief = SkinRelief(traits: traits, geometry: geometry, treated: treated, seed: seed)
        self.relief = relief.shading()
        poresPerCM2 = Double(relief.poreCount) / treated.squareCentimeters
        linesMMPerCM2 = relief.lineMM / treated.squareCentimeters
        treatment = SkinSurface.fading(around: treated, geometry)
        hair = SkinSurface.haired(traits, geometry, seed)
    }

    private static func mottled(_ traits: SkinTraits, _ geometry: SkinGeometry, _ seed: UInt64) -> Plane {
        var plane = Plane(width: geometry.width, height: geometry.height)
        var random = PhantomRandom(seed: seed, "mottling")
        let share = Float(traits.mottling * 0.7071)
        SmoothField.add(to: &plane, spacing: max(2, 1.0 / geometry.pitch), deviation: share, &random)
        SmoothField.add(to: &plane, spacing: max(4, 3.1 / geometry.pitch), deviation: share, &random)
        for index in plane.values.indices { plane.values[index] = Float(PortableMath.exp(Double(plane.values[index]))) }
        return plane
    }

    private static func freckled(_ traits: SkinTraits, _ geometry: SkinGeometry, _ seed: UInt64) -> Plane? {
        guard traits.frecklesPerCM2 > 0 else { return nil }
        var plane = Plane(width: geometry.width, height: geometry.height, repeating: 1)
        var random = PhantomRandom(seed: seed, "freckles")
        let count = Int((traits.frecklesPerCM2 * geometry.area.squareCentimeters).rounded())
        for place in ScatteredPoints.places(count, in: geometry.area, apart: 1.5, &random) {
            geometry.stamp(place, sigma: random.range(0.25, 0.7), Float(random.range(0.1, 0.5)), &plane)
        }
        return plane
    }

    private static func haired(_ traits: SkinTraits, _ geometry: SkinGeometry, _ seed: UInt64) -> Plane? {
        guard traits.hairsPerCM2 > 0 else { return nil }
        var plane = Plane(width: geometry.width, height: geometry.height)
        var random = PhantomRandom(seed: seed, "hair")
        let hairs = SkinLines(
            Int((traits.hairsPerCM2 * geometry.area.squareCentimeters).rounded()), in: geometry.area, length: 4...12,
            sigma: 0.03...0.05, slant: 70, spread: 40, &random)
        hairs.add(depth: 0.8, to: &plane, pitch: geometry.pitch, margin: Double(geometry.margin))
        for index in plane.values.indices { plane.values[index] = min(1, plane.values[index]) }
        return plane
    }

    /// 1 on the treated skin and 1.5 mm around it, then down to 0 within 3 mm.
    private static func fading(around treated: SkinRectangle, _ geometry: SkinGeometry) -> Plane {
        var plane = Plane(width: geometry.width, height: geometry.height)
        for y in 0..<geometry.height {
            let down = (Double(y - geometry.margin) + 0.5) * geometry.pitch
            for x in 0..<geometry.width {
                let across = (Double(x - geometry.margin) + 0.5) * geometry.pitch
                let fall = max(0, min(1, (treated.distance(across, down) - 1.5) / 3))
                plane[x, y] = Float(1 - fall * fall * (3 - 2 * fall))
            }
        }
        return plane
    }
}

extension SkinGeometry {
    /// A spot at a place in millimetres.
    func stamp(_ place: SIMD2<Double>, sigma: Double, _ value: Float, _ plane: inout Plane) {
        Stamp(
            x: place.x / pitch + Double(margin) - 0.5, y: place.y / pitch + Double(margin) - 0.5, sigma: sigma / pitch,
            value: value
        ).add(to: &plane)
    }
}
