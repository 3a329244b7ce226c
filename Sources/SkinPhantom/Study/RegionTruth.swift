import Imaging
import PortableMath

/// What a region is by formula: means over its pixels, D65, standard observer, seen without camera and surface shading.
package struct RegionTruth: Sendable, Hashable, Codable {
    package var erythemaIndex: Double
    /// The same of the mean color with the light the surface reflects taken off: 2.8 % of white, at most 30 % of the darker
    /// channel.
    package var erythemaIndexFloor: Double
    package var melaninIndex: Double
    package var hemoglobinIndex: Double
    package var blood: Double
    package var melanin: Double

    init(_ surface: SkinSurface, _ state: SkinState, isTreated: Bool, _ scale: ErythemaScale) {
        let geometry = surface.geometry
        let area = isTreated ? surface.treated : surface.control
        let spilled = state.spilled(on: geometry)
        let share = state.blood * state.flush * (isTreated ? state.treatedBlood : 1)
        let pigment = state.melanin * (isTreated ? state.treatedMelanin : 1)
        var (sums, count) = ([Double](repeating: 0, count: 5), 0.0)
        func column(_ mm: Double) -> Int { Int((mm / geometry.pitch).rounded()) + geometry.margin }
        // Every third pixel of every third row is thousands, enough for 0.01 EI.
        for y in stride(from: column(area.top), to: column(area.bottom), by: 3) {
            for x in stride(from: column(area.left), to: column(area.right), by: 3) {
                let blood = share * Double(surface.blood[x, y]) + Double(spilled?[x, y] ?? 0)
                let melanin = pigment * Double(surface.melanin?[x, y] ?? 1)
                let color = scale.color(blood: blood, melanin: melanin)
                for channel in 0..<3 { sums[channel] -= PortableMath.log10(color[channel]) }
                sums[3] += blood
                sums[4] += melanin
                count += 1
            }
        }
        let means = sums.map { $0 / max(1, count) }
        erythemaIndex = 100 * (means[1] - means[0])
        erythemaIndexFloor = RegionTruth.withoutSurface(means)
        melaninIndex = 100 * means[0]
        hemoglobinIndex = 100 * (-2.276 * means[0] + 3.427 * means[1] - 1.151 * means[2])
        (blood, melanin) = (means[3], means[4])
    }

    private static func withoutSurface(_ densities: [Double]) -> Double {
        let colors = densities.prefix(2).map { PortableMath.exp(-$0 * 2.302585092994045684) }
        let floor = min(SkinReflectance.surfaceReflection, 0.3 * min(colors[0], colors[1]))
        return 100 * PortableMath.log10((colors[0] - floor) / (colors[1] - floor))
    }
}
