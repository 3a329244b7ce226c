import Foundation
import HealingModel
import Reporting
import StudyRecords

/// The `measure` command's answer as JSON.
package struct MeasurementReport: Encodable, Sendable {
    struct Value: Encodable {
        let role, metric: String
        let revision: Int
        let value: Double?
        let unit: String
        let standardError, ciLow, ciHigh: Double?
        let errors: ErrorBudget?
        let pixels: Int
        let flags: [String]
        let label: String?
    }

    struct Reason: Encodable {
        let code, meaning, cure: String
    }

    let photo, state: String
    let reasons: [Reason]
    let detail, capturedAt, sha256, format, camera, profile: String?
    let width, height, bitDepth: Int?
    let mmPerPx, skinPercent, clippedPercent, darkPercent, glarePercent: Double?
    let scaleSource: String?
    let calibration: CalibrationRecord?
    let registration: String?
    let registrationFigures: RegistrationFigures?
    /// Outlines on this photo; absent where all skin was measured.
    let outlines: [RegionPolygon]?
    let values: [Value]

    package init(_ measured: MeasuredPhoto) {
        let record = measured.record
        photo = record.identity.path
        state = record.state.rawValue
        reasons = record.reasons.map {
            Reason(code: $0.rawValue, meaning: $0.explanation.meaning, cure: $0.explanation.cure)
        }
        detail = record.detail
        capturedAt = record.capturedAt?.description
        (sha256, format, camera, profile) = (record.sha256, record.format, record.camera.name, record.profile)
        (width, height, bitDepth) = (record.width, record.height, record.bitDepth)
        (mmPerPx, scaleSource, calibration) = (record.mmPerPixel, record.scaleSource, record.calibration)
        (skinPercent, clippedPercent) = (record.skinPercent, record.clippedPercent)
        (darkPercent, glarePercent) = (record.darkPercent, record.glarePercent)
        (registration, registrationFigures) = (record.registration, record.registrationFigures)
        outlines = record.registration == nil ? nil : measured.picture?.polygons
        values = measured.values.map { value in
            let interval = value.confidenceInterval
            return Value(
                role: value.role.rawValue, metric: value.metric, revision: value.revision, value: value.value,
                unit: value.unit, standardError: value.standardError, ciLow: interval?.lowerBound,
                ciHigh: interval?.upperBound, errors: value.errors, pixels: value.pixels,
                flags: value.flags.map(\.rawValue), label: value.label)
        }
    }
}

/// JSON as every command prints it: sorted keys in snake case.
package enum JSONText {
    package static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

/// The `measure --csv` answer: the columns of tables/measurements.csv.
package enum MeasurementTableText {
    package static func csv(_ photos: [MeasuredPhoto]) -> String {
        MeasurementTable.csv(photos: photos, treatments: [])
    }
}
