/// The one state of an input photo.
package enum PhotoState: String, Sendable, Hashable, Codable, CaseIterable {
    /// Measured without doubt about its quality.
    case measured
    /// Measured, with quality flags.
    case warned
    /// Not fit to be measured or compared, with reasons and cures.
    case refused
    /// An error: the file could not be read as a picture.
    case failed
    /// Not a photo of the study.
    case skipped
}

/// Where a photo belongs in the study.
package struct PhotoIdentity: Sendable, Hashable, Codable {
    /// Path relative to the study folder, `/` between parts.
    package var path: String
    package var subject: String
    package var region: String
    package var visit: String
    /// Number of a replicate shot of one visit; nil when the file carries none.
    package var shot: Int?

    package init(path: String, subject: String, region: String, visit: String, shot: Int?) {
        self.path = path
        self.subject = subject
        self.region = region
        self.visit = visit
        self.shot = shot
    }
}

/// What the camera wrote into the file.
package struct CameraRecord: Sendable, Hashable, Codable {
    package var make: String?
    package var model: String?
    package var exposureTime: String?
    package var iso: Int?
    package var flashFired: Bool?
    /// `auto` or `manual`.
    package var whiteBalance: String?
    package var lens: String?
    /// Program that last wrote the file, as it names itself.
    package var software: String?

    package init() {}

    /// Make and model without saying the make twice.
    package var name: String? {
        guard let model else { return make }
        guard let make, !model.lowercased().hasPrefix(make.lowercased()) else { return model }
        return "\(make) \(model)"
    }
}

/// A row of photos.csv: one input file, its one state, and all that is known of it.
package struct PhotoRecord: Sendable, Hashable, Codable {
    package var identity: PhotoIdentity
    package var state: PhotoState
    package var reasons: [ReasonCode]
    /// What exactly was wrong, in words, when the reason alone does not say.
    package var detail: String?
    package var capturedAt: StudyTime?
    package var sha256: String?
    /// Upright size.
    package var width: Int?
    package var height: Int?
    package var format: String?
    package var bitDepth: Int?
    package var camera = CameraRecord()
    /// Name of the embedded color profile; nil when there is none.
    package var profile: String?
    package var mmPerPixel: Double?
    /// `photos.csv`, `study.yaml`, `card`, or `registration` where the baseline's scale was carried over.
    package var scaleSource: String?
    /// The color card or reference in the picture.
    package var calibration: CalibrationRecord?
    package var skinPercent: Double?
    package var clippedPercent: Double?
    package var darkPercent: Double?
    package var glarePercent: Double?
    /// Figures behind the quality flags; nil where nothing was measured.
    package var quality: PhotoQuality?
    /// `baseline`, `registered`, `not-registered` (same size, regions unmoved), or nil where there is no drawn region.
    package var registration: String?
    /// Figures of the registration; nil unless it is `registered`.
    package var registrationFigures: RegistrationFigures?
    /// SHA-256 of the treated region's measured pixels, one bit each, row by row.
    package var maskDigest: String?
    /// Pixels inside the treated outline, and those of them that were measured.
    package var regionPixels: Int?
    package var measuredPixels: Int?
    /// Columns of photos.csv this version does not know, in their order.
    package var extraColumns: [ExtraColumn] = []

    /// Share of the treated outline that was measured, what the photo cuts off included, percent.
    package var regionCoveragePercent: Double? {
        guard let regionPixels, let measuredPixels, regionPixels > 0 else { return nil }
        return (registrationFigures?.overlapPercent ?? 100) * Double(measuredPixels) / Double(regionPixels)
    }

    package init(identity: PhotoIdentity, state: PhotoState, reasons: [ReasonCode] = [], detail: String? = nil) {
        self.identity = identity
        self.state = state
        self.reasons = reasons
        self.detail = detail
    }
}

package struct ExtraColumn: Sendable, Hashable, Codable {
    package var name: String
    package var value: String
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
