import ArgumentParser
import Pipeline
import StudyRecords

/// Sets of features that can be asked for instead of the metrics.
enum FeatureChoice: String, ExpressibleByArgument, CaseIterable { case ibsi }

/// Measured features as JSON, CSV or text.
enum FeatureText {
    static func answer(_ photos: [MeasuredPhoto], json: Bool, csv: Bool) throws -> String {
        if json { return try JSONText.encode(photos.map { FeatureReport($0) }) }
        if csv { return FeatureReport.csv(photos) }
        return photos.flatMap(lines).map(Terminal.harmless).joined(separator: "\n")
    }

    private static func lines(_ photo: MeasuredPhoto) -> [String] {
        let rows = photo.features.map { value in
            let settings = value.settings
            let distance = settings.distance.map { "δ \(TextTable.number($0)) \(settings.lengthUnit)" } ?? ""
            return [
                "  \(value.role.rawValue)", settings.image, value.family, value.feature, value.ibsiID,
                value.value.map { TextTable.number($0) } ?? "-", value.unit, distance,
                value.flags.map(\.rawValue).joined(separator: ", "),
            ]
        }
        return ["\(photo.record.identity.path): \(photo.record.state.rawValue)"] + head(photo) + TextTable.lines(rows)
    }

    /// The settings that all values share.
    private static func head(_ photo: MeasuredPhoto) -> [String] {
        guard let settings = photo.features.first(where: { $0.settings.binWidth != nil })?.settings else { return [] }
        let unit = settings.lengthUnit
        let levels = settings.levels.map { "\($0) levels of " } ?? ""
        let bins =
            "\(levels)\(TextTable.number(settings.binWidth ?? 0)) % from \(TextTable.number(settings.lowest ?? 0)) %"
        return [
            "  t = 100·ln Y without waves above \(TextTable.number(settings.longestWavelength)) \(unit), pitch "
                + "\(TextTable.number(settings.pitch)) \(unit); \(bins); directions merged (\(settings.aggregationID ?? "SUJT"))"
        ]
    }
}
