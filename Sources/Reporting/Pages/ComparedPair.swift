import HealingModel
import StudyRecords

/// Two photos by their paths.
package struct PhotoPair: Sendable, Hashable {
    package let before: String
    package let after: String

    package init(before: String, after: String) {
        (self.before, self.after) = (before, after)
    }
}

/// A pair that the page of a subject shows in one frame: of each session the largest change of redness and the last photo,
/// against the photo before it.
struct ComparedPair {
    let photos: PhotoPair
    let title: String
    let captions: (String, String)

    static func pairs(_ material: SubjectMaterial, region: String) -> [ComparedPair] {
        let changes = material.snapshot.changes.filter {
            $0.subject == material.subject && $0.region == region && $0.metric == SubjectMaterial.primaryMetric
        }
        let sessions = Set(changes.map(\.session)).sorted()
        return sessions.flatMap { session -> [ComparedPair] in
            let own = changes.filter { $0.session == session && $0.change != nil }
            let largest = own.max { abs($0.change ?? 0) < abs($1.change ?? 0) }
            let words = material.wording.photo
            let chosen = [(largest, words.largestChange), (own.last, words.lastPhoto)]
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
        guard let before = change.beforePhotos.first, let after = change.afterPhotos.first else { return nil }
        photos = PhotoPair(before: before, after: after)
        title = wording.photo.pairTitle(change.session, word)
        captions = (wording.photo.before, wording.photo.timeAfter(wording.figures.duration(change.hoursAfter)))
    }

    func view(_ material: SubjectMaterial) -> ComparisonView? {
        material.differences[photos].map { ComparisonView($0, captions: captions, title: title, material.wording) }
    }
}
