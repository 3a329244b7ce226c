import StudyRecords

/// A row of changes.csv before the report as a whole has been looked at.
struct JudgedChange {
    var record: ChangeRecord
    let decision: ChangeDecision
    /// A reason that rules out any verdict, though the photos compare.
    let isRuledOut: Bool
    /// Doubts about the two values themselves.
    let doubts: [ReasonCode]

    private var question: ChangeQuestion? {
        isRuledOut ? nil : decision.question(relevance: record.relevance)
    }

    /// Judges the changes of one before/after report, all regions and metrics, as one family.
    static func concluded(_ changes: [JudgedChange]) -> [ChangeRecord] {
        let questions = changes.map(\.question)
        // Differences are finite and errors positive by now, so the family always answers.
        let rows = (try? ChangeFamily(questions.compactMap { $0 }))?.rows ?? []
        var next = rows.startIndex
        return zip(changes, questions).map { change, question in
            guard question != nil, next < rows.endIndex else { return change.record }
            defer { next += 1 }
            return change.answered(by: rows[next])
        }
    }

    private func answered(by row: ChangeFamily.Row) -> ChangeRecord {
        var record = record
        (record.probability, record.falseDiscovery) = (row.probability, row.falseDiscovery)
        record.answer = row.answer
        let (verdict, reasons) = decision.verdict(falseDiscovery: row.falseDiscovery)
        record.verdict = verdict
        record.reasons = Set(reasons + doubts).sorted()
        guard row.answer == .cannotTell, let relevance = record.relevance,
            let before = decision.before?.measurementVariance(decision.mdc),
            let after = decision.after?.measurementVariance(decision.mdc)
        else { return record }
        let settling = SettlingPhotos(
            difference: row.question.difference, relevance: relevance, varianceBefore: before, varianceAfter: after)
        (record.settlingBefore, record.settlingAfter) = (settling?.before, settling?.after)
        return record
    }
}
