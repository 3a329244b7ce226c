/// A family of features, named as the IBSI reference manual names it.
package enum FeatureFamily: String, Sendable, Hashable, CaseIterable {
    case statistics = "intensity-statistics"
    case histogram = "intensity-histogram"
    case intensityVolume = "intensity-volume-histogram"
    case cooccurrence = "glcm"
    case runLength = "glrlm"
    case sizeZone = "glszm"
    case distanceZone = "gldzm"
    case neighborhoodDifference = "ngtdm"
    case neighborDependence = "ngldm"

    /// The identifier of the family in the manual.
    package var ibsiID: String {
        switch self {
        case .statistics: "UHIW"
        case .histogram: "ZVCW"
        case .intensityVolume: "P88C"
        case .cooccurrence: "LFYI"
        case .runLength: "TP0I"
        case .sizeZone: "9SAK"
        case .distanceZone: "VMDZ"
        case .neighborhoodDifference: "IPET"
        case .neighborDependence: "REK0"
        }
    }

    package var hasDirections: Bool { self == .cooccurrence || self == .runLength }
}

/// What a feature is: its code as IBSI tables name it, its four-letter identifier, formula and range.
package struct FeatureDefinition: Sendable, Hashable {
    package let family: FeatureFamily
    /// As in the tables of IBSI reference values, e.g. `cm_contrast`.
    package let code: String
    package let ibsiID: String
    package let title: String
    package let formula: String
    /// What values can occur, e.g. `0…1`.
    package let range: String
    /// `%` stands for the unit of the intensities, `%²` for its square.
    package let unit: String
}

/// A feature: what it is, and how it is read from a matrix or from intensities.
struct Feature<Input>: Sendable {
    let definition: FeatureDefinition
    /// nil where the formula has no value.
    let value: @Sendable (Input) -> Double?

    init(
        _ family: FeatureFamily, _ code: String, _ ibsiID: String, _ title: String, _ formula: String,
        _ range: String, unit: String = "1", value: @escaping @Sendable (Input) -> Double?
    ) {
        definition = FeatureDefinition(
            family: family, code: code, ibsiID: ibsiID, title: title, formula: formula, range: range, unit: unit)
        self.value = value
    }
}

/// A feature of one region: nil where the formula has no value.
package struct FeatureReading: Sendable, Hashable {
    package let definition: FeatureDefinition
    package let value: Double?
}

/// Reads features from one input, or as the mean over several.
enum FeatureReader {
    static func readings<Input>(_ features: [Feature<Input>], of inputs: [Input]) -> [FeatureReading] {
        features.map { feature in
            let values = inputs.compactMap { feature.value($0) }
            let mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
            return FeatureReading(definition: feature.definition, value: mean)
        }
    }
}
