import StudyRecords

/// tables/photos.csv: one row per input file.
enum PhotoTable {
    static func csv(_ photos: [MeasuredPhoto]) -> String {
        let records = photos.map(\.record).sorted { $0.identity.path < $1.identity.path }
        return CSVTable.text(columns + carried(from: records), records)
    }

    /// Columns of the user's own photos.csv that mean nothing here, in their order, unchanged.
    private static func carried(from records: [PhotoRecord]) -> [TableColumn<PhotoRecord>] {
        var names: [String] = []
        for column in records.flatMap(\.extraColumns) where !names.contains(column.name) { names.append(column.name) }
        let taken = Set(columns.map(\.name))
        return names.map { name in
            .text(taken.contains(name) ? "photos_csv_\(name)" : name, "As given in photos.csv.") { record in
                record.extraColumns.first { $0.name == name }?.value
            }
        }
    }

    static let columns: [TableColumn<PhotoRecord>] = identity + state + file + skin + camera + quality + registration

    private static let identity: [TableColumn<PhotoRecord>] = [
        .text("photo", "Path relative to the study folder.") { $0.identity.path },
        .text("subject", "Person the photo shows.") { $0.identity.subject },
        .text("region", "Named region of the body.") { $0.identity.region },
        .text("visit", "Visit the photo belongs to.") { $0.identity.visit },
        .integer("shot", "Number of a replicate shot of one visit.") { $0.identity.shot },
        .time("captured_at", "When the photo was taken, with UTC offset.") { $0.capturedAt?.description },
    ]

    private static let state: [TableColumn<PhotoRecord>] = [
        .codes("state", "measured, warned, refused, failed or skipped.") { [$0.state.rawValue] },
        .codes("reasons", "Why the state is not plain measured; codes with cures are in the README.") {
            $0.reasons.map(\.rawValue)
        },
    ]

    private static let file: [TableColumn<PhotoRecord>] = [
        .codes("sha256", "Digest of the file.") { $0.sha256.map { [$0] } ?? [] },
        .integer("width", unit: "px", "Width of the upright photo.") { $0.width },
        .integer("height", unit: "px", "Height of the upright photo.") { $0.height },
        .codes("format", "What the content is, whatever the name says.") { $0.format.map { [$0] } ?? [] },
        .text("camera", "Make and model from EXIF.") { $0.camera.name },
        .text("profile", "Name of the embedded color profile.") { $0.profile },
        .text("card", "Color card or reference in the photo, with its edition; `refused` when it was not used.") {
            $0.calibration?.summary
        },
        .number("card_de00", unit: "ΔE2000", "Mean residual of the color card's patches.") {
            $0.calibration?.meanDifference.map { ($0 * 1e4).rounded() / 1e4 }
        },
        .number("mm_per_px", unit: "mm/px", "Scale on the skin.") { $0.mmPerPixel },
        .text("scale_source", "Where the scale is from.") { $0.scaleSource },
    ]

    private static let skin: [TableColumn<PhotoRecord>] = [
        .number("sharpness", unit: "1", "Texture power 6–12 px over 12–24 px of the treated region, noise removed.") {
            $0.quality?[.treated]?.sharpness
        },
        .number("clipped_percent", unit: "%", "Share of the treated region with a channel at full scale.") {
            $0.clippedPercent
        },
        .number("glare_percent", unit: "%", "Share of the treated region that shines.") { $0.glarePercent },
        .codes("registration", "How the drawn regions came onto the photo: baseline, registered or not-registered.") {
            $0.registration.map { [$0] } ?? []
        },
        .number("registration_rms_px", unit: "px", "Root mean square residual of the points found again.") {
            $0.registrationFigures?.rmsPixels
        },
        .number("overlap_percent", unit: "%", "Share of the baseline's treated region that the photo shows.") {
            $0.registrationFigures?.overlapPercent
        },
        .number("dark_percent", unit: "%", "Share of the treated region that is too dark to measure.") {
            $0.darkPercent
        },
        .number("skin_percent", unit: "%", "Share of the photo inside the skin-color gate.") { $0.skinPercent },
    ]

    private static let quality: [TableColumn<PhotoRecord>] = [
        .number("noise_percent", unit: "%", "Pixel noise in 100·ln Y of the treated region.") {
            $0.quality?[.treated]?.noisePercent
        },
        .number("motion", unit: "1", "Excess directedness of fine over coarse texture.") {
            $0.quality?[.treated]?.motion
        },
        .number("shading_percent", unit: "%", "Fall of the light across the treated region.") {
            $0.quality?[.treated]?.shadingPercent
        },
        .number("light_direction_deg", unit: "deg", "Where the light grows: 0 right, 90 up.") {
            $0.quality?[.treated]?.lightDirection
        },
        .number("hair_percent", unit: "%", "Share of the examined skin under dark hairs.") {
            $0.quality?[.treated]?.hairPercent
        },
        .number("smoothing_ratio", unit: "1", "Noise of skin over noise elsewhere.") { $0.quality?.smoothingRatio },
        .integer("jpeg_quality", "Quality of the JPEG compression on libjpeg's scale.") { $0.quality?.jpegQuality },
        .codes("jpeg_subsampling", "Chroma subsampling of the JPEG.") {
            $0.quality?.chromaSubsampling.map { [$0] } ?? []
        },
        .text("lens", "Lens model from EXIF.") { $0.camera.lens },
        .text("software", "Program that last wrote the file, from EXIF.") { $0.camera.software },
    ]

    private static let camera: [TableColumn<PhotoRecord>] = [
        .integer("bit_depth", unit: "bit", "Bits of a sample in the file.") { $0.bitDepth },
        .text("exposure_time", "Seconds as a fraction, from EXIF.") { $0.camera.exposureTime },
        .integer("iso", "ISO sensitivity from EXIF.") { $0.camera.iso },
        .codes("flash", "fired or off, from EXIF.") { $0.camera.flashFired.map { [$0 ? "fired" : "off"] } ?? [] },
        .codes("white_balance", "auto or manual, from EXIF.") { $0.camera.whiteBalance.map { [$0] } ?? [] },
        .text("detail", "The figure or fact behind the reason.") { $0.detail },
    ]

    private static let registration: [TableColumn<PhotoRecord>] = [
        .number("registration_rms_mm", unit: "mm", "The same in millimetres.") { record in
            record.mmPerPixel.flatMap { scale in record.registrationFigures.map { $0.rmsPixels * scale } }
        },
        .number("registration_error_px", unit: "px", "Expected distance of a carried point from where it belongs.") {
            $0.registrationFigures?.estimatedErrorPixels
        },
        .number("registration_error_mm", unit: "mm", "The same in millimetres.") { record in
            record.mmPerPixel.flatMap { scale in record.registrationFigures.map { $0.estimatedErrorPixels * scale } }
        },
        .integer("registration_inliers", "Points found in both photos that the registration explains.") {
            $0.registrationFigures?.inliers
        },
        .number("registration_correlation", unit: "1", "Correlation of the two locally normalized photos.") {
            $0.registrationFigures?.correlation
        },
        .number("registration_agreeing_percent", unit: "%", "Share of the overlap's blocks that match on their own.") {
            $0.registrationFigures?.agreeingPercent
        },
        .number("registration_scale", unit: "1", "Photo pixels to one pixel of the baseline.") {
            $0.registrationFigures?.scale
        },
        .number("registration_rotation_deg", unit: "deg", "Turn against the baseline, clockwise on the screen.") {
            $0.registrationFigures?.rotationDegrees
        },
        .number("registration_area_low", unit: "1", "Smallest magnification of areas over its mean: perspective.") {
            $0.registrationFigures?.areaScaleLow
        },
        .number("registration_area_high", unit: "1", "Largest magnification of areas over its mean.") {
            $0.registrationFigures?.areaScaleHigh
        },
        .number(
            "region_coverage_percent", unit: "%",
            "Share of the treated outline, what lies outside the photo included, that was measured."
        ) { $0.regionCoveragePercent },
        .number("region_cut_percent", unit: "%", "Share of the treated outline that lies outside the photo.") {
            $0.registrationFigures.map { 100 - $0.overlapPercent }
        },
        .integer("region_pixels", unit: "px", "Pixels inside the treated outline.") { $0.regionPixels },
        .integer("measured_pixels", unit: "px", "Those of them that were measured.") { $0.measuredPixels },
        .codes("mask_sha256", "Digest of the measured pixels of the treated region, one bit each, row by row.") {
            $0.maskDigest.map { [$0] } ?? []
        },
    ]
}
