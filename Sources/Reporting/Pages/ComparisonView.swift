import Foundation
import StudyRecords

/// Before and after in one frame, and maps of what changed.
struct ComparisonView {
    struct Picture {
        let source, caption: String
    }

    struct Map {
        let source, title, alternative, legend, note: String
        let steps: [Step]
    }

    /// A field of the legend: its color and the change it starts at.
    struct Step {
        let color, label: String
    }

    struct Outline {
        let role, points: String
    }

    let title: String
    /// What the second photo shows, for those who do not see it.
    let sameSkin: String
    let width, height: Int
    let before, after: Picture
    let maps: [Map]
    let outlines: [Outline]

    init(_ difference: DifferencePicture, captions: (String, String), title: String, _ wording: Wording) {
        let frame = difference.before.frame
        self.title = title
        sameSkin = wording.photo.sameSkin(captions.1)
        (width, height) = (frame.width, frame.height)
        before = Picture(source: ComparisonView.uri("jpeg", difference.before.previewJPEG), caption: captions.0)
        after = Picture(source: ComparisonView.uri("jpeg", difference.after.previewJPEG), caption: captions.1)
        outlines = frame.outlines.flatMap { polygon in
            polygon.rings.map { ring in
                Outline(
                    role: polygon.role.rawValue,
                    points: ring.map { "\(Chart.coordinate($0.x)),\(Chart.coordinate($0.y))" }.joined(separator: " "))
            }
        }
        let words = wording.photo
        let text = MapText(wording: wording)
        let redness = text.map(
            difference.erythema, .redness, words.rednessMap, "EI", (words.lessRed, words.redder))
        let texture = difference.texture.map {
            text.map(
                $0, .texture, words.textureMap(difference.before.textureBand ?? ""), "% \(words.contrast)",
                (words.smoother, words.rougher))
        }
        maps = [redness] + (texture.map { [$0] } ?? [])
    }

    static func uri(_ kind: String, _ bytes: [UInt8]) -> String {
        "data:image/\(kind);base64," + Data(bytes).base64EncodedString()
    }
}

/// A map of changes with its legend in words and figures.
private struct MapText {
    let wording: Wording

    func map(
        _ map: DifferencePicture.Map, _ scale: DivergingColorScale, _ title: String, _ unit: String,
        _ ends: (String, String)
    ) -> ComparisonView.Map {
        let (words, figures) = (wording.photo, wording.figures)
        let (neutral, limit) = (figures.rounded(map.neutral, decimals: 1), figures.rounded(map.limit, decimals: 1))
        return ComparisonView.Map(
            source: ComparisonView.uri("png", map.png), title: title,
            alternative: words.mapFigures(title, neutral, limit, unit),
            legend: "\(figures.range(ends.0, ends.1)), \(unit)",
            note: words.neutral(neutral, unit) + (map.isAdjusted ? " " + words.adjusted : ""), steps: steps(map, scale))
    }

    /// From the strongest fall over gray to the strongest rise; every other border is labeled.
    private func steps(_ map: DifferencePicture.Map, _ scale: DivergingColorScale) -> [ComparisonView.Step] {
        let count = DivergingColorScale.steps
        let width = (map.limit - map.neutral) / Double(count)
        func step(_ number: Int, rises: Bool) -> ComparisonView.Step {
            let border = map.neutral + Double(number) * width
            let isLabeled = number == count || number == count / 2
            return ComparisonView.Step(
                color: rgb(scale.color(step: number, rises: rises)),
                label: isLabeled ? (rises ? "+" : "−") + wording.figures.rounded(border, decimals: 1) : "")
        }
        return (1...count).reversed().map { step($0, rises: false) }
            + [ComparisonView.Step(color: rgb(DivergingColorScale.neutralColor), label: "0")]
            + (1...count).map { step($0, rises: true) }
    }

    private func rgb(_ color: DivergingColorScale.Color) -> String {
        "rgb(\(color.red),\(color.green),\(color.blue))"
    }
}
