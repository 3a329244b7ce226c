/// Intensity-volume histogram ([elnaqa-2009]; [ibsi-1] P88C, section 3.5).
///
/// ν(g) is the share of the region with intensity g or more, γ(g) = (g - min)/(max - min). V at 10 % is the largest ν with
/// γ ≥ 0.1; I at 10 % the least g with ν ≤ 0.1, and one step above the largest where there is none.
enum IntensityVolumeFeatures {
    static let all: [Feature<IntensityVolumeHistogram>] = [
        feature("v10", "NK6P", "volume fraction at 10 % intensity", "max ν(g) with γ ≥ 0.1", "0…1") { $0.volume(0.1) },
        feature("v90", "4279", "volume fraction at 90 % intensity", "max ν(g) with γ ≥ 0.9", "0…1") { $0.volume(0.9) },
        feature("i10", "PWN1", "intensity at 10 % volume", "min g with ν ≤ 0.1", "any", "%") { $0.intensity(0.1) },
        feature("i90", "BOHI", "intensity at 90 % volume", "min g with ν ≤ 0.9", "any", "%") { $0.intensity(0.9) },
        feature("diff_v10_v90", "WITY", "volume fraction difference", "V10 - V90", "0…1") {
            $0.volume(0.1) - $0.volume(0.9)
        },
        feature("diff_i10_i90", "JXJA", "intensity difference", "I10 - I90", "≥0", "%") {
            $0.intensity(0.1) - $0.intensity(0.9)
        },
        feature("auc", "9CMM", "area under the curve", "∫ ν dγ by trapezoids (not standardized by IBSI)", "0…1") {
            $0.areaUnderCurve
        },
    ]

    private static func feature(
        _ code: String, _ id: String, _ title: String, _ formula: String, _ range: String, _ unit: String = "1",
        value: @escaping @Sendable (IntensityVolumeHistogram) -> Double?
    ) -> Feature<IntensityVolumeHistogram> {
        Feature(.intensityVolume, "ivh_" + code, id, title, formula, range, unit: unit, value: value)
    }
}
