import Foundation
import StudyRecords

/// Before and after in one frame, and maps of what changed.
struct ComparisonView {
    struct Picture {
        let source, caption: String
    }

    struct Map {
        let source, title, legend, note: String
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
    let width, height: Int
    let before, after: Picture
    let maps: [Map]
    let outlines: [Outline]

    init(_ difference: DifferencePicture, captions: (String, String), title: String) {
        let frame = difference.before.frame
        self.title = title
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
        var maps = [
            ComparisonView.map(difference.erythema, .redness, "Change of redness", "EI", ("less red", "redder"))
        ]
        if let texture = difference.texture {
            let band = difference.before.textureBand ?? ""
            maps.append(
                ComparisonView.map(
                    texture, .texture, "Change of texture, \(band)", "% contrast", ("smoother", "rougher")))
        }
        self.maps = maps
    }

    private static func map(
        _ map: DifferencePicture.Map, _ scale: DivergingColorScale, _ title: String, _ unit: String,
        _ words: (String, String)
    ) -> Map {
        let neutral = ReadingText.rounded(map.neutral, decimals: 1)
        let adjusted = map.isAdjusted ? " The mean change of the control region is taken off." : ""
        return Map(
            source: uri("png", map.png), title: title,
            legend: "\(words.0) to \(words.1), \(unit)",
            note: "Gray: within ±\(neutral) \(unit), not told from noise at one place.\(adjusted)",
            steps: steps(map, scale))
    }

    /// From the strongest fall over gray to the strongest rise; every other border is labeled.
    private static func steps(_ map: DifferencePicture.Map, _ scale: DivergingColorScale) -> [Step] {
        let count = DivergingColorScale.steps
        let width = (map.limit - map.neutral) / Double(count)
        func step(_ number: Int, rises: Bool) -> Step {
            let color = scale.color(step: number, rises: rises)
            let border = map.neutral + Double(number) * width
            let isLabeled = number == count || number == count / 2
            return Step(
                color: rgb(color),
                label: isLabeled ? (rises ? "+" : "−") + ReadingText.rounded(border, decimals: 1) : "")
        }
        return (1...count).reversed().map { step($0, rises: false) }
            + [Step(color: rgb(DivergingColorScale.neutralColor), label: "0")]
            + (1...count).map { step($0, rises: true) }
    }

    private static func rgb(_ color: DivergingColorScale.Color) -> String {
        "rgb(\(color.red),\(color.green),\(color.blue))"
    }

    private static func uri(_ kind: String, _ bytes: [UInt8]) -> String {
        "data:image/\(kind);base64," + Data(bytes).base64EncodedString()
    }
}
