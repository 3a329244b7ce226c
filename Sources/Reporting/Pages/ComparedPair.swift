import HealingModel
import StudyRecords

/// Two photos by their paths.
package struct PhotoPair: Sendable, Hashable {
    package let before: String
    package let after: String

    package init(before: String, after: String) {
        (self.before, self.after) = (before, after)
    }

    /// The first photo of each side; nil where one is missing.
    init?(_ change: ChangeRecord) {
        guard let before = change.beforePhotos.first, let after = change.afterPhotos.first else { return nil }
        self.init(before: before, after: after)
    }
}

/// A pair that the page of a subject shows in one frame: of each session the largest change of redness and the last photo,
/// against the photo before it.
struct ComparedPair {
    let photos: PhotoPair
    let title: String
    let captions: (String, String)
    /// What changed, with its unit.
    let figure: String?

    static func pairs(_ material: SubjectMaterial, region: String) -> [ComparedPair] {
        let changes = material.changes(of: region)
        let sessions = Set(changes.map(\.session)).sorted()
        return sessions.flatMap { session -> [ComparedPair] in
            let own = changes.filter { $0.session == session && $0.change != nil }
            let words = material.wording.photo
            let chosen = [(own.largest, words.largestChange), (own.last, words.lastPhoto)]
            var seen: Set<PhotoPair> = []
            return chosen.compactMap { change, word in
                guard let change, let pair = ComparedPair(change, word, material.wording),
                    seen.insert(pair.photos).inserted
                else {
                    return nil
                }
                return pair
            }
        }
    }

    private init?(_ change: ChangeRecord, _ word: String, _ wording: Wording) {
        guard let photos = PhotoPair(change) else { return nil }
        self.photos = photos
        title = wording.photo.pairTitle(change.session, word)
        figure = change.change.map {
            "\(wording.figures.signed($0, error: change.standardError)) \(change.unit)"
        }
        captions = (wording.photo.before, wording.photo.timeAfter(wording.figures.duration(change.hoursAfter)))
    }

    /// Without figures, for the page in plain words.
    func plainView(_ material: SubjectMaterial) -> ComparisonView? {
        material.differences[photos].map {
            ComparisonView($0, captions: captions, title: material.wording.handout.compare, material.wording)
        }
    }

    func view(_ material: SubjectMaterial) -> ComparisonView? {
        material.differences[photos].map {
            ComparisonView($0, captions: captions, title: title, figure: figure, material.wording)
        }
    }
}
