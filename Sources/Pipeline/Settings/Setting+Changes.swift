import HealingModel
import Yams

extension Setting {
    /// Smallest detectable changes by metric id; `known` are the ids that exist.
    static func detectableChanges(known: [String]) -> Setting {
        byMetric(
            "mdc95", \.change.mdc95, known: known,
            "minimal detectable change of your own rig by metric, e.g. {erythema-index: 2.8}; {} = your repeatability, "
                + "else the defaults")
    }

    /// Smallest changes that matter by metric id.
    static func relevantChanges(known: [String]) -> Setting {
        byMetric(
            "mic", \.change.relevance, known: known,
            "smallest change that matters by metric, in its unit: our proposal, no clinical source")
    }

    /// A mapping of metric ids to numbers above 0; it replaces the default as a whole.
    private static func byMetric(
        _ key: String, _ path: any Path<[String: Double]>, known: [String], _ comment: String
    ) -> Setting {
        Setting(section: "change", key: key, comment: comment) { settings in
            let entries = settings[keyPath: path].sorted { $0.key < $1.key }
            return "{" + entries.map { "\($0.key): \("\($0.value)".withoutTrailingZero)" }.joined(separator: ", ") + "}"
        } store: { settings, node in
            guard let mapping = node.mapping else { return "must be a mapping of metric to number" }
            var numbers: [String: Double] = [:]
            for (key, value) in mapping {
                guard let metric = key.string, known.contains(metric) else {
                    return "names the unknown metric \"\(key.string ?? "?")\"; `dermacurve metrics` lists them"
                }
                guard let number = value.plainNumber, number > 0 else { return "needs a number above 0 for \(metric)" }
                numbers[metric] = number
            }
            settings[keyPath: path] = numbers
            return nil
        }
    }
}
