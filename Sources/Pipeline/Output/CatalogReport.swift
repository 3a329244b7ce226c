import SkinAnalysis
import StudyRecords

/// The `metrics` command's answer.
package struct CatalogReport: Encodable, Sendable {
    struct Entry: Encodable {
        let id: String
        let revision: Int
        let title, family, unit, formula, source, whileHealing: String
        let expectedLow, expectedHigh: Double
        let invalidWhen: [String]
        let mdc95: Double?
        let mdcSource: String?
    }

    let metrics: [Entry]

    package init() {
        metrics = MetricCatalog.definitions.map {
            Entry(
                id: $0.id, revision: $0.revision, title: $0.title, family: $0.family.rawValue, unit: $0.unit,
                formula: $0.formula, source: $0.source, whileHealing: $0.whileHealing.rawValue,
                expectedLow: $0.expectedRange.lowerBound, expectedHigh: $0.expectedRange.upperBound,
                invalidWhen: $0.invalidWhen, mdc95: $0.minimalDetectableChange?.mdc95,
                mdcSource: $0.minimalDetectableChange?.source)
        }
    }

    package var lines: [String] {
        metrics.flatMap { metric in
            [
                "\(metric.id)  \(metric.title) [\(metric.unit)], revision \(metric.revision)",
                "    \(metric.formula)",
                "    source: \(metric.source) (Documentation/Methods.md); while healing: \(metric.whileHealing)",
                "    MDC95: "
                    + (metric.mdc95.map { "\("\($0)".withoutTrailingZero) \(metric.unit), \(metric.mdcSource ?? "")" }
                        ?? "not known: changes are stated without a verdict"),
                "    invalid: " + metric.invalidWhen.joined(separator: "; "),
            ]
        }
    }
}
