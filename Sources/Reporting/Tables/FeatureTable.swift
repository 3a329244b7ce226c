import StudyRecords

/// What `measure --features ibsi --csv` prints: one row per photo, role and feature, with the settings beside it.
package enum FeatureTable {
    package static func csv(_ photos: [MeasuredPhoto]) -> String {
        CSVTable.text(columns, photos.flatMap { photo in photo.features.map { Row(photo: photo.record, value: $0) } })
    }

    struct Row: Sendable {
        let photo: PhotoRecord
        let value: FeatureValue
    }

    static let columns: [TableColumn<Row>] = [
        .text("photo", "Path of the photo.") { $0.photo.identity.path },
        .codes("role", "treated or control.") { [$0.value.role.rawValue] },
        .codes("family", "Family of the feature.") { [$0.value.family] },
        .codes("feature", "Code of the feature; formulas are in `dermacurve metrics --features ibsi`.") {
            [$0.value.feature]
        },
        .codes("ibsi_id", "Identifier of the feature in the IBSI reference manual.") { [$0.value.ibsiID] },
        .number("value", unit: "column unit", "Value over the region; empty where the formula has none.") {
            $0.value.value
        },
        .codes("unit", "Unit of the value; % is percent contrast.") { [$0.value.unit] },
        .codes("image", "contrast: t without its long waves; else the filter whose response was measured.") {
            [$0.value.settings.image]
        },
        .number("pitch", unit: "column length_unit", "Side of a pixel of the measured grid.") {
            $0.value.settings.pitch
        },
        .codes("length_unit", "mm, or px where no scale is known.") { [$0.value.settings.lengthUnit] },
        .number("longest_wavelength", unit: "column length_unit", "Wavelength above which shading was taken off.") {
            $0.value.settings.longestWavelength
        },
        .codes("discretization", "How contrast became levels.") {
            $0.value.settings.discretization.map { [$0] } ?? []
        },
        .number("bin_width", unit: "%", "Contrast from one level to the next.") { $0.value.settings.binWidth },
        .number("lowest", unit: "%", "Contrast at which the first level begins.") { $0.value.settings.lowest },
        .integer("levels", "Number of levels.") { $0.value.settings.levels },
        .number("distance", unit: "column length_unit", "Chebyshev distance of neighbors.") {
            $0.value.settings.distance
        },
        .codes("aggregation", "How slices and directions were joined.") {
            $0.value.settings.aggregation.map { [$0] } ?? []
        },
        .codes("aggregation_id", "Identifier of the aggregation in the IBSI reference manual.") {
            $0.value.settings.aggregationID.map { [$0] } ?? []
        },
        .integer("pixels", unit: "px", "Pixels of the measured grid inside the region.") { $0.value.pixels },
        .codes("flags", "Limits of the value; codes with cures are in the README.") { $0.value.flags.map(\.rawValue) },
    ]
}
