import StudyRecords

/// tables/data-dictionary.csv: every column of every table, and every metric with its formula.
enum DataDictionary {
    struct Entry: Sendable {
        let table, name, type, unit, meaning, reference: String
    }

    static func entries(_ definitions: [MetricDefinition]) -> [Entry] {
        let tables =
            entries("photos", PhotoTable.columns) + entries("measurements", MeasurementTable.columns)
            + entries("changes", ChangeTable.columns) + entries("curves", CurveTable.columns)
            + entries("cohort", CohortTable.columns) + entries("alerts", AlertTable.columns)
            + entries("data-dictionary", columns)
        return tables + definitions.map(entry)
    }

    static let columns: [TableColumn<Entry>] = [
        .codes("table", "Name of the table, or metrics for the definition of a metric.") { [$0.table] },
        .codes("column", "Name of the column, or id of the metric.") { [$0.name] },
        .codes("type", "text, number, integer, time, boolean or codes; for metrics the family.") { [$0.type] },
        .codes("unit", "Unit; \"column unit\" = the unit in the row's column unit.") { [$0.unit] },
        .text("meaning", "What it is; for metrics title, formula and when it is invalid.") { $0.meaning },
        .text("reference", "Where the formula is written down: a section or key of Documentation/Methods.md.") {
            $0.reference
        },
    ]

    private static func entries<Row>(_ table: String, _ columns: [TableColumn<Row>]) -> [Entry] {
        columns.map { column in
            Entry(
                table: table, name: column.name, type: column.type, unit: column.unit, meaning: column.meaning,
                reference: references["\(table).\(column.name)"] ?? "")
        }
    }

    private static func entry(_ definition: MetricDefinition) -> Entry {
        Entry(
            table: "metrics", name: definition.id, type: definition.family.rawValue, unit: definition.unit,
            meaning:
                "\(definition.title): \(definition.formula). Invalid: \(definition.invalidWhen.joined(separator: "; ")).",
            reference: definition.source)
    }

    /// Columns that are computed, with the section of Methods.md that says how.
    private static let references: [String: String] = {
        let sections = [
            "Standard errors": ["measurements.standard_error"],
            "Skin, glare, clipping": [
                "photos.clipped_percent", "photos.glare_percent", "photos.dark_percent", "photos.skin_percent",
            ],
            "Change": [
                "changes.before", "changes.after", "changes.change", "changes.standard_error", "changes.ci_low",
                "changes.ci_high", "changes.mdc95", "changes.verdict",
            ],
            "Healing curve": [
                "curves.model", "curves.baseline", "curves.amplitude", "curves.half_time_h", "curves.half_time_low_h",
                "curves.half_time_high_h", "curves.auc", "curves.recovery_low_h", "curves.recovery_high_h",
                "curves.censored", "curves.auc_standard_error", "curves.time_to_baseline_h",
                "curves.time_to_baseline_low_h",
                "curves.time_to_baseline_high_h", "curves.course",
            ],
            "Cohort of sessions": [
                "curves.stratum", "curves.shrunken_half_time_h", "curves.shrunken_half_time_low_h",
                "curves.shrunken_half_time_high_h", "curves.next_low", "curves.next_median", "curves.next_high",
            ],
            "Groups": [
                "cohort.estimate", "cohort.standard_error", "cohort.df", "cohort.p", "cohort.low", "cohort.high",
                "cohort.band_low", "cohort.band_high",
            ],
            "Alerts": [
                "alerts.level", "alerts.expected_low", "alerts.expected_high", "alerts.score", "alerts.limit",
                "alerts.false_alarm_rate",
            ],
        ]
        return Dictionary(uniqueKeysWithValues: sections.flatMap { section, columns in columns.map { ($0, section) } })
    }()
}
