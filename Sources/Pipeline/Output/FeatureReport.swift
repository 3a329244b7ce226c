import RadiomicFeatures
import Reporting
import StudyRecords

/// The answer of `measure --features ibsi` as JSON.
package struct FeatureReport: Encodable, Sendable {
    struct Value: Encodable {
        let role, family, feature, ibsiId: String
        let value: Double?
        let unit: String
        let settings: FeatureValue.Settings
        let pixels: Int
        let flags: [String]
    }

    let photo, state: String
    let reasons: [String]
    let detail, sha256: String?
    let mmPerPx: Double?
    let scaleSource: String?
    let features: [Value]

    package init(_ measured: MeasuredPhoto) {
        let record = measured.record
        (photo, state) = (record.identity.path, record.state.rawValue)
        reasons = record.reasons.map(\.rawValue)
        (detail, sha256, mmPerPx, scaleSource) = (record.detail, record.sha256, record.mmPerPixel, record.scaleSource)
        features = measured.features.map {
            Value(
                role: $0.role.rawValue, family: $0.family, feature: $0.feature, ibsiId: $0.ibsiID, value: $0.value,
                unit: $0.unit, settings: $0.settings, pixels: $0.pixels, flags: $0.flags.map(\.rawValue))
        }
    }

    package static func csv(_ photos: [MeasuredPhoto]) -> String { FeatureTable.csv(photos) }
}

/// The answer of `metrics --features ibsi`.
package struct FeatureCatalogReport: Encodable, Sendable {
    struct Entry: Encodable {
        let feature, ibsiId, title, family, familyIbsiId, unit, formula, range, source: String
    }

    let features: [Entry]

    package init() {
        features = FeatureSet.definitions.map {
            Entry(
                feature: $0.code, ibsiId: $0.ibsiID, title: $0.title, family: $0.family.rawValue,
                familyIbsiId: $0.family.ibsiID, unit: $0.unit, formula: $0.formula, range: $0.range, source: "ibsi-1")
        }
    }

    package var lines: [String] {
        features.flatMap { feature in
            [
                "\(feature.feature)  \(feature.title) [\(feature.unit)], IBSI \(feature.ibsiId), \(feature.family) "
                    + feature.familyIbsiId, "    \(feature.formula); range \(feature.range)",
            ]
        }
    }
}
