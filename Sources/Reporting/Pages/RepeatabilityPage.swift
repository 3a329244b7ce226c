import StudyRecords

/// repeatability.html: what two photos of unchanged skin differ by, metric by metric.
package enum RepeatabilityReport {
    package static func render(
        _ records: [RepeatabilityRecord], definitions: [MetricDefinition], provenance: RunProvenance
    ) throws(ReportError) -> OutputFile {
        let page = RepeatabilityPage(records, PageFrame(title: "Repeatability", provenance, definitions), definitions)
        return OutputFile(path: "repeatability.html", text: try PageTemplates.render("repeatability", page))
    }
}

struct RepeatabilityPage {
    struct Row {
        let title, quantity, unit, mean, deviation, interval, degrees, parts, mdc, scale: String
        let oneWay, absolute, consistency, bias, limits, slope: String
    }

    let frame: PageFrame
    let wording: Wording
    let lead: String
    /// What the figures cannot say.
    let caution: String
    let rows: [Row]
    let charts: [AgreementChart]

    init(_ records: [RepeatabilityRecord], _ frame: PageFrame, _ definitions: [MetricDefinition]) {
        self.frame = frame
        wording = frame.wording
        let titles = Dictionary(definitions.map { ($0.id, $0.title) }) { first, _ in first }
        let largest = records.max { $0.photos < $1.photos }
        lead = largest.map { "\($0.photos) photos of \($0.visits) visits of \($0.subjects) subjects." } ?? "No repeats."
        let hasSitting = records.contains { $0.design == .sitting }
        caution =
            hasSitting
            ? "Shots of one sitting only: what differs from day to day is not in these figures, so they call too many "
                + "changes real. Repeat the photos on three days without treatment."
            : ""
        rows = records.map { RepeatabilityPage.row($0, titles[$0.metric] ?? $0.metric) }
        charts = records.compactMap { record in
            record.agreement.map { agreement in
                AgreementChart(record, agreement, title: RepeatabilityPage.name(record, titles))
            }
        }
    }

    private static func name(_ record: RepeatabilityRecord, _ titles: [String: String]) -> String {
        (titles[record.metric] ?? record.metric) + ", " + quantity(record)
    }

    private static func quantity(_ record: RepeatabilityRecord) -> String {
        record.isControlAdjusted ? "treated minus control" : "treated region"
    }

    private static func row(_ record: RepeatabilityRecord, _ title: String) -> Row {
        // A standard deviation from so many degrees of freedom is known to one part in √(2·df).
        let unit = record.isLogarithmic ? "ln" : record.unit
        func deviation(_ value: Double?) -> String { value.map { ReadingText.limit($0) } ?? "–" }
        let agreement = record.agreement
        func figure(_ value: Double?) -> String {
            value.map { ReadingText.number($0, error: agreement?.deviation) } ?? "–"
        }
        return Row(
            title: title, quantity: quantity(record), unit: record.unit,
            mean: ReadingText.number(record.mean, error: record.isLogarithmic ? nil : record.deviation),
            deviation: "\(deviation(record.deviation)) \(unit)",
            interval: "\(deviation(record.deviationLow)) to \(deviation(record.deviationHigh))",
            degrees: ReadingText.rounded(record.degrees, decimals: 0),
            parts: "photo \(deviation(record.photoDeviation)), visit \(deviation(record.visitDeviation))",
            mdc: ReadingText.limit(record.mdc95)
                + (record.mdcPercent.map { " (\(ReadingText.limit($0)) % of the value)" } ?? ""),
            scale: record.isLogarithmic ? "log" : "linear", oneWay: text(record.oneWay),
            absolute: text(record.absolute), consistency: text(record.consistency), bias: figure(agreement?.bias),
            limits: "\(figure(agreement?.limitLow)) to \(figure(agreement?.limitHigh))",
            slope: agreement.map {
                "\(ReadingText.rounded($0.slope, decimals: 2)) (p \(ReadingText.rounded($0.trendProbability, decimals: 3)))"
            } ?? "–")
    }

    private static func text(_ correlation: RepeatabilityRecord.Correlation?) -> String {
        guard let correlation else { return "–" }
        func two(_ value: Double) -> String { ReadingText.rounded(value, decimals: 2) }
        return "\(two(correlation.value)) (\(two(correlation.low)) to \(two(correlation.high)))"
    }
}
