import SkinAnalysis
import StudyRecords

/// repeatability.csv: what replicate shots said, as `run` and `compare` read it back.
struct RepeatabilityFile: Sendable {
    static let fileName = "repeatability.csv"

    let name: String
    let digest: String
    /// What verdicts need of each row: deviations, degrees of freedom and where they are from.
    let records: [RepeatabilityRecord]

    /// The first of some folders that holds one.
    static func find(in folders: [String]) throws(InputError) -> RepeatabilityFile? {
        for folder in folders where FileReading.kind("\(folder)/\(fileName)") != nil {
            return try RepeatabilityFile("\(folder)/\(fileName)")
        }
        return nil
    }

    init(_ file: String) throws(InputError) {
        let text = try FitTable.text(file)
        let table = try CSVReader(text: text, file: file)
        try table.require(columns: [
            "metric", "control_adjusted", "design", "scale", "subjects", "visits", "photos", "mean", "sd_within", "df",
            "mdc95",
        ])
        name = RepeatabilityFile.fileName
        digest = MessageDigest.sha256(Array(text.utf8))
        var found: [RepeatabilityRecord] = []
        for row in table.rows { found.append(try RepeatabilityRow(row, table).record()) }
        records = found
    }
}

private struct RepeatabilityRow {
    let row: CSVReader.Row
    let table: CSVReader

    init(_ row: CSVReader.Row, _ table: CSVReader) { (self.row, self.table) = (row, table) }

    func record() throws(InputError) -> RepeatabilityRecord {
        let metric = try text("metric")
        guard MetricCatalog.definitions.contains(where: { $0.id == metric }) else {
            throw problem("there is no metric \"\(metric)\"")
        }
        guard let design = RepeatabilityRecord.Design(rawValue: try text("design")) else {
            throw problem("design is neither visits nor sitting")
        }
        let scale = try text("scale")
        guard ["linear", "log"].contains(scale) else { throw problem("scale is neither linear nor log") }
        let deviation = try positive("sd_within")
        let mdc = try positive("mdc95")
        var record = RepeatabilityRecord(
            metric: metric, unit: table.field("unit", of: row) ?? "",
            isControlAdjusted: try text("control_adjusted") == "true", design: design,
            isLogarithmic: scale == "log", subjects: Int(try positive("subjects")), visits: Int(try positive("visits")),
            photos: Int(try positive("photos")), mean: try number("mean") ?? 0, deviation: deviation,
            deviationLow: try number("sd_low") ?? 0, deviationHigh: try number("sd_high") ?? 0,
            degrees: try positive("df"), mdc95: mdc,
            repeatabilityCoefficient: try number("repeatability_coefficient") ?? mdc)
        record.photoDeviation = try number("sd_photo")
        record.visitDeviation = try number("sd_visit")
        return record
    }

    private func text(_ name: String) throws(InputError) -> String {
        guard let field = table.field(name, of: row) else { throw problem("\(name) is empty") }
        return field
    }

    private func number(_ name: String) throws(InputError) -> Double? {
        guard let field = table.field(name, of: row) else { return nil }
        return try FitTable.number(field, name, table, row)
    }

    private func positive(_ name: String) throws(InputError) -> Double {
        guard let value = try number(name), value > 0, value < 1e9 else { throw problem("\(name) must be above 0") }
        return value
    }

    private func problem(_ text: String) -> InputError {
        InputError(
            .usage, file: table.file, line: row.line, text,
            cure: "Let `dermacurve repeatability` write the file, or delete it to get the defaults.")
    }
}
