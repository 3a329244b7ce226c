import Foundation
import StudyRecords

/// A photo with its outlines and its redness map.
struct PhotoFigure {
    struct Outline {
        let role, points: String
    }

    let caption, time, state, alternative, mapAlternative: String
    let width, height: Int
    let preview, map: String
    let outlines: [Outline]
    let reasons: String

    /// nil where no picture was kept.
    init?(_ photo: MeasuredPhoto, _ picture: PhotoPicture?, caption: String, _ words: PhotoWords) {
        guard let picture else { return nil }
        self.caption = caption
        time = photo.record.capturedAt?.clockText ?? words.timeUnknown
        (alternative, mapAlternative) = (words.alternative(caption, time), words.mapAlternative(caption, time))
        state = photo.record.state.rawValue
        (width, height) = (picture.width, picture.height)
        preview = PhotoFigure.dataURI(picture.previewJPEG)
        map = PhotoFigure.dataURI(picture.rednessMapJPEG)
        outlines = picture.polygons.flatMap { polygon in
            polygon.rings.map { Outline(role: polygon.role.rawValue, points: PhotoFigure.points($0, picture.scale)) }
        }
        reasons = photo.record.reasons.map(\.rawValue).joined(separator: ", ")
    }

    private static func dataURI(_ jpeg: [UInt8]) -> String {
        "data:image/jpeg;base64," + Data(jpeg).base64EncodedString()
    }

    private static func points(_ ring: [RegionPoint], _ scale: Double) -> String {
        ring.map { "\(Chart.coordinate($0.x * scale)),\(Chart.coordinate($0.y * scale))" }.joined(separator: " ")
    }
}

/// The color scale of redness maps.
struct MapLegend {
    let gradient, low, high: String

    init(_ range: ClosedRange<Double>) {
        let stops = (0...10).map { step -> String in
            let color = RednessColorScale.color(at: Double(step) / 10)
            return "rgb(\(color.red),\(color.green),\(color.blue))"
        }
        gradient = "linear-gradient(to right," + stops.joined(separator: ",") + ")"
        low = ReadingText.rounded(range.lowerBound, decimals: 0)
        high = ReadingText.rounded(range.upperBound, decimals: 0)
    }
}
