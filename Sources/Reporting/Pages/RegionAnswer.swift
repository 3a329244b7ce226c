import StudyRecords

/// What a region's photos say at a glance: one verdict, one sentence with its figures, and how sure it is.
struct RegionAnswer {
    let region, mark, kind, headline, sentence: String

    /// - Parameter changes: of the primary metric in this region, in order of sessions and time.
    init(_ region: String, _ changes: [ChangeRecord], measured: Int, of photos: Int, _ wording: Wording) {
        self.region = region
        guard let change = changes.deciding else {
            (mark, kind) = (Verdict.cannotSay.mark, Verdict.cannotSay.rawValue)
            headline = wording.change.headline(.cannotSay)
            sentence = measured == 0 ? wording.patient.unmeasured(photos) : wording.patient.noPair
            return
        }
        (mark, kind) = (change.verdict.mark, change.verdict.rawValue)
        headline = wording.change.headline(change.verdict)
        sentence = wording.change.answerSentence(ChangeFacts.of(change, wording))
    }

    /// One for each region of a subject, measured or not.
    static func all(_ material: SubjectMaterial) -> [RegionAnswer] {
        let photos = material.photos.filter { $0.record.state != .skipped }
        return Set(photos.map(\.record.identity.region)).sorted().map { region in
            let own = photos.filter { $0.record.identity.region == region }
            return RegionAnswer(
                region, material.changes(of: region), measured: own.count { !$0.values.isEmpty }, of: own.count,
                material.wording)
        }
    }
}
