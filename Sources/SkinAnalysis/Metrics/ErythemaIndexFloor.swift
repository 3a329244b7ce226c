import Colorimetry
import PortableMath
import StudyRecords

extension Metric {
    /// Erythema index with the light that the surface reflects taken off first; equal to EI where the setting is 0.
    ///
    /// That light carries no blood: at 2.8 % of white it hides a third of a change in light brown skin. R and G are the
    /// region's geometric means, so that one formula of channel means serves value and error.
    static let erythemaIndexFloor = Metric(
        definition: MetricDefinition(
            id: "erythema-index-floor", revision: 1, title: "Erythema index without surface reflection",
            family: .redness,
            unit: "EI",
            formula: "EI_f = 100·log10((R - f)/(G - f)), R, G geometric mean linear sRGB of the region, "
                + "f = redness.surface_reflection, at most 30 % of the darker",
            source: "takiwaki-1994", expectedRange: 0...120, whileHealing: .falls,
            invalidWhen: ["f not that of the light", "clipping above 2 %", "glare above 30 %"],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 3.5, source: "default of the erythema index; larger where f is large against the skin"))
    ) { input in
        let floor = input.settings.redness.surfaceReflection
        return MetricReading(
            input.sample.channels.estimate { means in
                let channels = ChannelMeans(values: means)
                let red = PigmentIndices.reflectance(channels[.redDensity])
                let green = PigmentIndices.reflectance(channels[.greenDensity])
                let capped = min(floor, 0.3 * min(red, green))
                return PigmentIndices.erythema(
                    red: PigmentIndices.opticalDensity(red - capped),
                    green: PigmentIndices.opticalDensity(green - capped))
            })
    }
}
