import Foundation
import HealingModel
import StudyRecords

/// The `fit` command: one session from a table t, y, sd (hours since the session, negative before it).
package struct SessionFitFile: Sendable {
    package let file: String
    /// Smallest difference two visits can show; wins over the file's.
    package var delta: Double?
    /// Whether sd are true standard deviations; wins over the file's.
    package var isSigmaKnown: Bool?

    package init(file: String, delta: Double?, isSigmaKnown: Bool?) {
        self.file = file
        self.delta = delta
        self.isSigmaKnown = isSigmaKnown
    }

    struct Content: Equatable {
        var points: [CurvePoint]
        var isSigmaKnown: Bool?
        var delta: Double?
    }

    package func perform() throws(InputError) -> SessionFitReport {
        let text = try FitTable.text(file)
        let isJSON = text.first { !$0.isWhitespace } == "{"
        let content = isJSON ? try SessionFitFile.json(text, file) : try SessionFitFile.csv(text, file)
        let isKnown = isSigmaKnown ?? content.isSigmaKnown ?? true
        let series = try FitTable.named(file) { try SessionSeries(content.points, isSigmaKnown: isKnown) }
        let limit = delta ?? content.delta ?? (isKnown ? SessionFitFile.delta(content.points) : nil)
        return SessionFitReport(SessionFit(series, delta: limit, isHuberWanted: true), delta: limit)
    }

    /// 1.96·√2·sd of the median point: the minimal detectable change of two single visits.
    private static func delta(_ points: [CurvePoint]) -> Double? {
        let deviations = points.map(\.standardError).sorted()
        guard !deviations.isEmpty else { return nil }
        return 1.959963984540054 * 2.0.squareRoot() * deviations[deviations.count / 2]
    }

    private static func point(_ t: Double, _ y: Double, _ sd: Double) -> CurvePoint {
        CurvePoint(hours: t, value: y, standardError: sd, isBaseline: t < 0)
    }

    static func csv(_ text: String, _ file: String) throws(InputError) -> Content {
        let table = try CSVReader(text: text, file: file)
        try table.require(columns: ["t", "y", "sd"])
        var content = Content(points: [])
        for row in table.rows {
            var numbers: [Double] = []
            for name in ["t", "y", "sd"] {
                guard let field = FitTable.field(name, of: row, in: table) else { break }
                numbers.append(try FitTable.number(field, name, table, row))
            }
            // A visit without a photo is no point.
            if numbers.count == 3 { content.points.append(point(numbers[0], numbers[1], numbers[2])) }
            if let known = table.field("sigma_known", of: row)?.lowercased() {
                content.isSigmaKnown = ["true", "1", "yes"].contains(known)
            }
            if let field = table.field("delta", of: row) {
                content.delta = try FitTable.number(field, "delta", table, row)
            }
        }
        return content
    }

    private struct Session: Decodable {
        enum CodingKeys: String, CodingKey {
            case hours = "t_h"
            case times = "t"
            case y, sd, delta
            case sigmaKnown = "sigma_known"
        }
        let hours: [Double]?
        let times: [Double]?
        let y: [Double]
        let sd: [Double]
        let delta: Double?
        let sigmaKnown: Bool?
    }

    static func json(_ text: String, _ file: String) throws(InputError) -> Content {
        let cure = "Give an object with the arrays t (hours), y and sd, and optionally sigma_known and delta."
        guard let session = try? JSONDecoder().decode(Session.self, from: Data(text.utf8)),
            let times = session.hours ?? session.times
        else { throw InputError(.usage, file: file, "the file is no session as JSON", cure: cure) }
        guard times.count == session.y.count, times.count == session.sd.count else {
            throw InputError(.usage, file: file, "t, y and sd differ in length", cure: cure)
        }
        let points = times.indices.map { point(times[$0], session.y[$0], session.sd[$0]) }
        return Content(points: points, isSigmaKnown: session.sigmaKnown, delta: session.delta)
    }
}
