import HealingModel
import StudyRecords

/// tables/measurements.csv: one row per photo, role and metric.
package enum MeasurementTable {
    /// Also what `measure --csv` prints; photos keep their order where they belong to no study.
    package static func csv(photos: [MeasuredPhoto], treatments: [TreatmentSession]) -> String {
        let places = CoursePlaces(photos, treatments: treatments)
        let rows = photos.flatMap { photo in
            let position = places.position(of: photo.record)
            return photo.values.map { Row(photo: photo.record, value: $0, position: position) }
        }
        return CSVTable.text(columns, rows)
    }

    struct Row: Sendable {
        let photo: PhotoRecord
        let value: MetricValue
        let position: SessionTimeline.Position?
    }

    static let columns = reading + errors

    private static let errors: [TableColumn<Row>] = [
        .number("ci_low", unit: "column unit", "Lower end of the 95 % interval, Student's t over the tiles.") {
            $0.value.confidenceInterval?.lowerBound
        },
        .number("ci_high", unit: "column unit", "Upper end of the same interval.") {
            $0.value.confidenceInterval?.upperBound
        },
        .number("se_sampling", unit: "column unit", "Sampling of the skin, by tiles; holds the noise of pixels.") {
            $0.value.errors?.sampling
        },
        .number("se_noise", unit: "column unit", "What the noise of pixels alone would make; not added again.") {
            $0.value.errors?.noise
        },
        .number("se_calibration", unit: "column unit", "What the card's patches nearest to skin miss by.") {
            $0.value.errors?.calibration
        },
        .number("se_registration", unit: "column unit", "An outline that may lie a little elsewhere.") {
            $0.value.errors?.registration
        },
        .integer("tiles", "Tiles behind se_sampling.") { $0.value.errors?.tiles },
    ]

    private static let reading: [TableColumn<Row>] = [
        .text("subject", "Person the photo shows.") { $0.photo.identity.subject },
        .text("region", "Named region of the body.") { $0.photo.identity.region },
        .text("visit", "Visit the photo belongs to.") { $0.photo.identity.visit },
        .integer("shot", "Number of a replicate shot of one visit.") { $0.photo.identity.shot },
        .time("captured_at", "When the photo was taken, with UTC offset.") { $0.photo.capturedAt?.description },
        .integer("session", "Session the photo follows; the first session for photos before it.") {
            $0.position?.session
        },
        .number("hours_after", unit: "h", "Hours from that session to the photo; negative before it.") {
            $0.position?.hours
        },
        .text("photo", "Path relative to the study folder.") { $0.photo.identity.path },
        .codes("role", "treated or control.") { [$0.value.role.rawValue] },
        .codes("metric", "Metric id; formulas are in the rows of table metrics below and in Methods.md.") {
            [$0.value.metric]
        },
        .integer("revision", "Revision of the metric's formula.") { $0.value.revision },
        .number("value", unit: "column unit", "Value over the region; empty when flags say why there is none.") {
            $0.value.value
        },
        .codes("unit", "Unit of value and standard_error.") { [$0.value.unit] },
        .number("standard_error", unit: "column unit", "Sampling, calibration and outline together.") {
            $0.value.standardError
        },
        .integer("pixels", unit: "px", "Pixels of the region that were measured.") { $0.value.pixels },
        .codes("flags", "Limits of the value; codes with cures are in the README.") { $0.value.flags.map(\.rawValue) },
        .text("label", "Class of the value in words, where the metric has classes.") { $0.value.label },
    ]
}

/// Where photos lie among the sessions of their region.
struct CoursePlaces {
    private let timelines: [[String]: SessionTimeline]

    init(_ photos: [MeasuredPhoto], treatments: [TreatmentSession]) {
        let timed = photos.filter { $0.record.capturedAt != nil && !$0.values.isEmpty }
        timelines = Dictionary(grouping: timed) { CoursePlaces.key($0.record) }.compactMapValues { own in
            guard let first = own.compactMap(\.record.capturedAt).min() else { return nil }
            let identity = own[0].record.identity
            return SessionTimeline(
                treatments: treatments, subject: identity.subject, region: identity.region, firstVisit: first)
        }
    }

    func timeline(of record: PhotoRecord) -> SessionTimeline? { timelines[CoursePlaces.key(record)] }

    func position(of record: PhotoRecord) -> SessionTimeline.Position? {
        guard let time = record.capturedAt else { return nil }
        return timeline(of: record)?.position(of: time)
    }

    private static func key(_ record: PhotoRecord) -> [String] { [record.identity.subject, record.identity.region] }
}
