import StudyRecords

/// Which machine-checkable items of standards for clinical photos each photo keeps: focus, exposure, light, distance, color
/// reference, originality (after the technique standards of the International Skin Imaging Collaboration, Katragadda et al.
/// 2017, doi 10.1001/jamadermatol.2016.3949). Pose, background and consent are not for a program to judge.
struct Checklist {
    struct Row {
        let time: String
        let marks: [Mark]
    }

    struct Mark {
        let mark, words, figure: String
    }

    let items: [String]
    let rows: [Row]

    init(_ photos: [PhotoRecord], _ words: PhotoWords) {
        let checks = Item.all(words.checks)
        items = checks.map(\.title)
        rows = photos.filter { $0.width != nil }.map { photo in
            Row(time: photo.capturedAt?.clockText ?? photo.identity.visit, marks: checks.map { $0.mark(photo, words) })
        }
    }

    /// One item: what it asks, and what a photo's record says of it.
    private struct Item {
        let title: String
        /// nil where the record cannot tell.
        let isKept: @Sendable (PhotoRecord) -> Bool?
        let figure: @Sendable (PhotoRecord) -> String

        func mark(_ photo: PhotoRecord, _ words: PhotoWords) -> Mark {
            switch isKept(photo) {
            case true?: Mark(mark: "✓", words: words.kept, figure: figure(photo))
            case false?: Mark(mark: "✕", words: words.notKept, figure: figure(photo))
            case nil: Mark(mark: "–", words: words.unchecked, figure: figure(photo))
            }
        }

        static func all(_ words: CheckWords) -> [Item] {
            [
                free(of: [.blurred, .motionBlur], words.sharp) { $0.quality?[.treated]?.sharpness },
                free(of: [.overexposed, .underexposed], words.exposed) { $0.clippedPercent },
                free(of: [.unevenLight], words.evenLight) { $0.quality?[.treated]?.shadingPercent },
                free(of: [.glare], words.noShine) { $0.glarePercent },
                free(of: [.noisy], words.littleNoise) { $0.quality?[.treated]?.noisePercent },
                free(of: [.hair], words.noHair) { $0.quality?[.treated]?.hairPercent },
                free(of: [.smoothed], words.noFilter) { $0.quality?.smoothingRatio },
                free(of: [.lowJPEGQuality], words.original) { $0.quality?.jpegQuality.map(Double.init) },
                Item(title: words.timeKnown, isKept: { $0.capturedAt != nil }) { $0.capturedAt?.clockText ?? "" },
                Item(title: words.cameraKnown, isKept: { $0.camera.name != nil }) { $0.camera.name ?? "" },
                Item(title: words.scaleKnown, isKept: { $0.mmPerPixel != nil }) { $0.scaleSource ?? "" },
            ]
        }

        /// Kept when the photo was measured, has the figure, and carries none of the flags.
        private static func free(
            of flags: Set<ReasonCode>, _ title: String, _ value: @escaping @Sendable (PhotoRecord) -> Double?
        ) -> Item {
            Item(title: title) { photo in
                if photo.reasons.contains(where: flags.contains) { return false }
                return value(photo) == nil ? nil : true
            } figure: { photo in
                value(photo).map { ReadingText.rounded($0, decimals: 2) } ?? ""
            }
        }
    }
}
