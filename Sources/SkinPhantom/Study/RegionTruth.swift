import Imaging
import PortableMath

/// What a region is by formula: means over its pixels, D65, standard observer, seen without camera and surface shading.
package struct RegionTruth: Sendable, Hashable, Codable {
    package var erythemaIndex: Double
    /// The same without the light the surface reflects.
    package var erythemaIndexFloor: Double
    package var melaninIndex: Double
    package var hemoglobinIndex: Double
    /// ITA of the mean color is left to whoever measures; this is that of the skin at rest.
    package var blood: Double
    package var melanin: Double

    init(_ surface: SkinSurface, _ state: SkinState, isTreated: Bool, _ scale: ErythemaScale) {
        let geometry = surface.geometry
        let area = isTreated ? surface.treated : surface.control
        let spilled = state.spilled(on: geometry)
        let share = state.blood * state.flush * (isTreated ? state.treatedBlood : 1)
        let pigment = state.melanin * (isTreated ? state.treatedMelanin : 1)
        var (sums, count) = ([Double](repeating: 0, count: 7), 0.0)
        func column(_ mm: Double) -> Int { Int((mm / geometry.pitch).rounded()) + geometry.margin }
        // Every third pixel of every third row is thousands, enough for 0.01 EI.
        for y in stride(from: column(area.top), to: column(area.bottom), by: 3) {
            for x in stride(from: column(area.left), to: column(area.right), by: 3) {
                let blood = share * Double(surface.blood[x, y]) + Double(spilled?[x, y] ?? 0)
                let melanin = pigment * Double(surface.melanin?[x, y] ?? 1)
                let color = scale.color(blood: blood, melanin: melanin)
                let below = color.map { max(1e-4, $0 - SkinReflectance.surfaceReflection) }
                for channel in 0..<3 { sums[channel] -= PortableMath.log10(color[channel]) }
                for channel in 0..<2 { sums[3 + channel] -= PortableMath.log10(below[channel]) }
                sums[5] += blood
                sums[6] += melanin
                count += 1
            }
        }
        let means = sums.map { $0 / max(1, count) }
        erythemaIndex = 100 * (means[1] - means[0])
        erythemaIndexFloor = 100 * (means[4] - means[3])
        melaninIndex = 100 * means[0]
        hemoglobinIndex = 100 * (-2.276 * means[0] + 3.427 * means[1] - 1.151 * means[2])
        (blood, melanin) = (means[5], means[6])
    }
}
