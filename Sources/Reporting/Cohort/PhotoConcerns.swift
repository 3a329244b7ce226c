import StudyRecords

/// Reasons by frequency, and the photos that carry them.
struct PhotoConcerns {
    struct Reason {
        let code, meaning, cure: String
        let photos, patients: Int
    }

    struct Photo {
        let path, page: Label
        let href, state, reasons, detail: String
    }

    struct Aside {
        let file: Label
        let reasons: [ReasonRow]
    }

    private static let most = 1000

    let reasons: [Reason]
    let hasReasons: Bool
    let plot: Plot?
    let figures: Plot?
    let photos: [Photo]
    let hasPhotos: Bool
    /// Says how many are not shown.
    let omission: String
    let aside: [Aside]
    let hasAside: Bool
    let words: QualityWords

    init(_ snapshot: StudySnapshot, _ aliases: Aliases, _ words: CohortWords) {
        self.words = words.quality
        let tallies = ReasonTally.all(snapshot.photos)
        plot = ReasonChart(tallies: tallies, words: words.quality, states: words.overview).plot
        figures = QualityChart(photos: snapshot.photos, words: words.quality).plot
        reasons = tallies.map { tally in
            let text = tally.code.explanation
            return Reason(
                code: tally.code.rawValue, meaning: text.meaning, cure: text.cure, photos: tally.photos,
                patients: tally.patients)
        }
        hasReasons = !reasons.isEmpty
        let records = snapshot.photos.map(\.record)
        let concerned = [PhotoState.failed, .refused, .warned].flatMap { state in records.filter { $0.state == state } }
        photos = concerned.prefix(PhotoConcerns.most).map { PhotoConcerns.photo($0, aliases) }
        hasPhotos = !photos.isEmpty
        omission = concerned.count > photos.count ? words.quality.problemsLeftOut(photos.count, concerned.count) : ""
        let others = records.filter { $0.state == .skipped }
        aside = others.prefix(PhotoConcerns.most).enumerated().map { index, record in
            Aside(
                file: Label(record.identity.path, coded: words.quality.file(index + 1)),
                reasons: record.reasons.map { ReasonRow($0) })
        }
        hasAside = !aside.isEmpty
    }

    /// A path names its patient, so region and visit stand for it while names are hidden.
    private static func photo(_ record: PhotoRecord, _ aliases: Aliases) -> Photo {
        let identity = record.identity
        let place = [aliases.person(identity.subject), identity.region].joined(separator: ", ")
        return Photo(
            path: Label(identity.path, coded: place), page: aliases.label(identity.subject),
            href: PageName.file(of: identity.subject), state: record.state.rawValue,
            reasons: record.reasons.map(\.rawValue).joined(separator: ", "), detail: record.detail ?? "")
    }
}
