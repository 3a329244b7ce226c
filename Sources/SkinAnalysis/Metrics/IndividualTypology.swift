import Colorimetry
import StudyRecords

extension Metric {
    /// Skin tone as an angle, with its class; meaningful on untreated skin.
    static let individualTypologyAngle = Metric(
        definition: MetricDefinition(
            id: "ita", revision: 1, title: "Individual typology angle", family: .color, unit: "deg",
            formula: "ITA = arctan((L* - 50)/b*)·180/π of the region's mean L* and b*; b* > 0", source: "chardon-1991",
            expectedRange: -75...75, whileHealing: .none,
            invalidWhen: ["b* not positive", "treated (red) skin", "unknown light"], isAbsolute: true)
    ) { input in
        var reading = MetricReading(
            input.sample.channels.estimate { means in
                let channels = ChannelMeans(values: means)
                return IndividualTypologyAngle.degrees(lightness: channels[.lightness], bStar: channels[.bStar])
            })
        reading.label = reading.value.map { SkinToneClass(ita: $0).rawValue }
        return reading
    }
}
