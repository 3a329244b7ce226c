import Colorimetry
import PortableMath
import StudyRecords

extension [RegionSample] {
    /// Gives every region's channels the shifts of the light that the card leaves open, and those of pixel noise. The patches
    /// are those nearest to the treated skin, the same for all regions of a photo.
    mutating func shiftLight(by record: CalibrationRecord?) {
        guard let first else { return }
        let residuals = record.flatMap { record in
            record.isApplied ? CalibrationResiduals(record, skin: first.channels.meanColor) : nil
        }
        for index in indices {
            let color = SkinLight(self[index].channels.total.means)
            self[index].channels.light = LightShifts(
                patches: (residuals?.patches ?? []).map {
                    LightShifts.Patch(name: $0.name, shift: color.shift(gains: $0.gains))
                }, noise: color.noiseShifts(percent: self[index].noise))
        }
    }
}

extension CellGrid {
    /// Mean CIELAB of the pixel channels.
    fileprivate var meanColor: CIELAB {
        let means = ChannelMeans(values: total.means)
        return CIELAB(lightness: means[.lightness], aStar: means[.aStar], bStar: means[.bStar])
    }
}

/// The light of a region's mean color: what its channels become when it changes.
private struct SkinLight {
    let light: [Double]

    init(_ means: [Double]) {
        let channels = ChannelMeans(values: means)
        light = [channels[.redDensity], channels[.greenDensity], channels[.blueDensity]].map {
            PigmentIndices.reflectance($0)
        }
    }

    /// Change of every channel, in the order of `PixelChannel`, when red, green and blue are multiplied.
    func shift(gains: [Double]) -> [Double] {
        let (here, there) = (color(light), color(zip(light, gains).map { $0 * $1 }))
        return gains.map { -PortableMath.log10($0) }
            + [there.lightness - here.lightness, there.aStar - here.aStar, there.bStar - here.bStar]
    }

    /// Noise of t = 100·ln Y shared out to three channels that are equally noisy, relative to their light, and independent:
    /// σ_t/100 = s·√Σ(w·c/Y)².
    func noiseShifts(percent: Double) -> [[Double]] {
        let parts = zip(SRGBPrimaries.toXYZ[1], light).map { $0 * $1 }
        let luminance = parts.reduce(0, +)
        guard luminance > 0, percent > 0 else { return [] }
        let share = parts.reduce(0) { $0 + $1 * $1 }.squareRoot() / luminance
        let relative = percent / 100 / share
        return (0..<3).map { channel in shift(gains: (0..<3).map { $0 == channel ? 1 + relative : 1 }) }
    }

    private func color(_ light: [Double]) -> CIELAB { CIELAB(red: light[0], green: light[1], blue: light[2]) }
}
