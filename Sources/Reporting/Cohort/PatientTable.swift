import StudyRecords

/// The table of the cohort page: a row for each session of each region, and the guide to its columns.
struct PatientTable {
    struct Column {
        let name, title, meaning, formula: String
        /// nil for what is counted or named.
        let unit: String?
        /// Anchor of the metric's row among the formulas.
        let metric: String?
        let width: String
        let isNumeric, isOptional, isEssential, hasDirection, isTelling: Bool
    }

    let columns: [Column]
    /// Rows as markup: with thousands of them a template would take longer than the statistics.
    let rows: String
    /// The same widths for every row.
    let template: String
    let least: String
    let words: CohortTableWords

    init(_ entries: [CourseEntry], _ snapshot: StudySnapshot, _ aliases: Aliases, _ words: CohortTableWords) {
        let hasArms = entries.contains { $0.arm != nil }
        let shown = CohortColumn.allCases.filter { $0 != .arm || hasArms }
        let known = Set(snapshot.definitions.map(\.id))
        columns = shown.map { PatientTable.column($0, words.column($0), known) }
        template = shown.map { "minmax(\($0.width)rem,\($0.width)fr)" }.joined(separator: " ")
        least = "\(shown.reduce(0) { $0 + $1.width })rem"
        let cells = CourseCells(words: words, aliases: aliases)
        rows = entries.map { entry in
            PatientTable.row(entry, shown.map { cells.cell($0, entry) }, aliases)
        }.joined(separator: "\n")
        self.words = words
    }

    private static func column(
        _ column: CohortColumn, _ words: CohortTableWords.Column, _ known: Set<String>
    ) -> Column {
        Column(
            name: column.rawValue, title: words.title, meaning: words.meaning, formula: words.formula,
            unit: words.unit.isEmpty ? nil : words.unit,
            metric: column.metric.flatMap { known.contains($0) ? $0 : nil },
            width: "\(column.width)", isNumeric: column.isNumeric, isOptional: column.isOptional,
            isEssential: column.isEssential, hasDirection: column.hasDirection, isTelling: column.isTelling)
    }

    private static func row(_ entry: CourseEntry, _ cells: [CohortCell], _ aliases: Aliases) -> String {
        let escape = MarkupEscaping().escapeText
        let head =
            "<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><a href=\"\(escape(PageName.file(of: entry.subject)))\">"
            + "<bdi data-p=\"\(escape(aliases.person(entry.subject)))\">\(escape(entry.subject))</bdi></a></th>"
        return cells.dropFirst().reduce(into: head) { row, cell in
            row += "<td role=\"cell\""
            if !cell.kind.isEmpty { row += " class=\"\(cell.kind)\"" }
            if let value = cell.value, let text = DecimalText.shortest((value * 1e4).rounded() / 1e4) {
                row += " data-v=\"\(text)\""
            }
            if let blinded = cell.label.blinded { row += " data-b=\"\(escape(blinded))\"" }
            row += ">\(escape(cell.label.text))</td>"
        } + "</tr>"
    }
}

/// What stands in the cells of an entry.
struct CourseCells {
    let words: CohortTableWords
    let aliases: Aliases

    func cell(_ column: CohortColumn, _ entry: CourseEntry) -> CohortCell {
        switch column {
        case .patient: CohortCell(aliases.label(entry.subject))
        case .region: CohortCell(entry.region)
        case .session: figure(entry.session.map(Double.init), decimals: 0)
        case .arm: CohortCell(entry.arm.map { aliases.arm($0) } ?? "")
        case .treated: CohortCell(entry.treatment?.treatedAt.dateText ?? "")
        case .treatment: CohortCell(treatment(entry.treatment))
        case .photos: figure(Double(entry.measured), decimals: 0)
        case .unmeasured: figure(Double(entry.others), decimals: 0)
        case .largest: change(entry.largest)
        case .largestAfter: figure(entry.largest?.hoursAfter, decimals: 1)
        case .last: change(entry.last)
        case .lastAfter: figure(entry.last?.hoursAfter, decimals: 1)
        case .verdict: verdict(entry)
        case .halfTime: halfTime(entry.curve)
        case .toBaseline: toBaseline(entry.curve)
        case .area: figure(entry.curve?.areaUnderCurve, decimals: 0)
        case .alerts: alert(entry.alert)
        case .tone: CohortCell(entry.tone)
        case .reasons: CohortCell(entry.reasons.map(\.rawValue).joined(separator: ", "), kind: "codes")
        }
    }

    private func figure(_ value: Double?, decimals: Int) -> CohortCell {
        CohortCell(value.map { ReadingText.rounded($0, decimals: decimals) } ?? "–", value: value, kind: "n")
    }

    private func treatment(_ treatment: TreatmentSession?) -> String {
        let needle = treatment?.needleMM.flatMap { DecimalText.shortest($0) }.map { "\($0) mm" }
        return [treatment?.device?.rawValue, needle].compactMap(\.self).joined(separator: " ")
    }

    private func change(_ change: ChangeRecord?) -> CohortCell {
        guard let change, let value = change.change else { return CohortCell("–", kind: "n") }
        let error = change.standardError
        func text(_ number: String, _ low: Double?, _ high: Double?) -> String {
            guard let low, let high else { return number }
            return words.interval(number, ReadingText.number(low, error: error), ReadingText.number(high, error: error))
        }
        let (low, high) = (change.confidenceLow, change.confidenceHigh)
        let size = ReadingText.number(abs(value), error: error)
        return CohortCell(
            Label(
                text(ReadingText.signed(value, error: error), low, high),
                blinded: value < 0 ? text(size, high.map { -$0 }, low.map { -$0 }) : text(size, low, high)),
            value: value, kind: "n")
    }

    private func verdict(_ entry: CourseEntry) -> CohortCell {
        guard let verdict = entry.last?.verdict else { return CohortCell(words.noPair, kind: "verdict none") }
        let isDirected = verdict == .increased || verdict == .decreased
        return CohortCell(
            Label(
                "\(verdict.mark) \(Wording.english.change.verdict(verdict))",
                blinded: isDirected ? "◆ \(words.changed)" : nil),
            kind: "verdict \(verdict.rawValue)")
    }

    private func halfTime(_ curve: CurveRecord?) -> CohortCell {
        guard let half = curve?.halfTimeHours else { return CohortCell(words.noCurve, kind: "n none") }
        return hours(half, curve?.halfTimeLowHours, curve?.halfTimeHighHours)
    }

    private func toBaseline(_ curve: CurveRecord?) -> CohortCell {
        guard let time = curve?.timeToBaselineHours else {
            return CohortCell(curve?.isCensored == true ? words.stillAbove : "–", kind: "n none")
        }
        return hours(time, curve?.timeToBaselineLowHours, curve?.timeToBaselineHighHours)
    }

    private func hours(_ value: Double, _ low: Double?, _ high: Double?) -> CohortCell {
        func text(_ value: Double) -> String { ReadingText.rounded(value, decimals: value < 100 ? 1 : 0) }
        let ends = [low, high].map { $0.map(text) ?? words.open }
        return CohortCell(words.interval(text(value), ends[0], ends[1]), value: value, kind: "n")
    }

    private func alert(_ level: AlertRecord.Level?) -> CohortCell {
        switch level {
        case .red: CohortCell("◆ \(words.red)", kind: "alert-red")
        case .amber: CohortCell("▲ \(words.amber)", kind: "alert-amber")
        default: CohortCell("–")
        }
    }
}
