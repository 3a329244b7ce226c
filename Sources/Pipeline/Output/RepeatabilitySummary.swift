import StudyRecords

/// The `repeatability` command's answer, as text and as JSON; names are those of the columns of repeatability.csv.
package struct RepeatabilitySummary: Encodable, Sendable {
    struct Correlation: Encodable {
        let value, low, high, f, df1, df2, p: Double

        init(_ found: RepeatabilityRecord.Correlation) {
            (value, low, high) = (found.value, found.low, found.high)
            (f, df1, df2, p) = (found.statistic, found.degreesBetween, found.degreesError, found.probability)
        }
    }

    struct Agreement: Encodable {
        let pairs: Int
        let bias, sd, biasLow, biasHigh, limitLow, limitHigh, limitSe, trend, trendP, slope: Double

        init(_ found: RepeatabilityRecord.Agreement) {
            pairs = found.pairs.count
            (bias, sd, biasLow, biasHigh) = (found.bias, found.deviation, found.biasLow, found.biasHigh)
            (limitLow, limitHigh, limitSe) = (found.limitLow, found.limitHigh, found.limitError)
            (trend, trendP, slope) = (found.trend, found.trendProbability, found.slope)
        }
    }

    struct Row: Encodable {
        let metric, unit: String
        let controlAdjusted: Bool
        let design, scale: String
        let subjects, visits, photos: Int
        let mean, sdWithin, sdLow, sdHigh, df: Double
        let sdPhoto, dfPhoto, sdVisit, dfVisit: Double?
        let mdc95, repeatabilityCoefficient: Double
        let mdcPercent: Double?
        let icc1, icc2, icc3: Correlation?
        let blandAltman: Agreement?
        let meanSquares: [String: Double]
    }

    package let source: String
    let metrics: [Row]

    init(_ records: [RepeatabilityRecord], source: String) {
        self.source = source
        metrics = records.map { record in
            Row(
                metric: record.metric, unit: record.unit, controlAdjusted: record.isControlAdjusted,
                design: record.design.rawValue, scale: record.isLogarithmic ? "log" : "linear",
                subjects: record.subjects, visits: record.visits, photos: record.photos, mean: record.mean,
                sdWithin: record.deviation, sdLow: record.deviationLow, sdHigh: record.deviationHigh,
                df: record.degrees, sdPhoto: record.photoDeviation, dfPhoto: record.photoDegrees,
                sdVisit: record.visitDeviation, dfVisit: record.visitDegrees, mdc95: record.mdc95,
                repeatabilityCoefficient: record.repeatabilityCoefficient, mdcPercent: record.mdcPercent,
                icc1: record.oneWay.map { Correlation($0) }, icc2: record.absolute.map { Correlation($0) },
                icc3: record.consistency.map { Correlation($0) },
                blandAltman: record.agreement.map { Agreement($0) }, meanSquares: record.meanSquares)
        }
    }

    /// Whether any figure lacks what differs from visit to visit.
    package var isOfOneSitting: Bool { metrics.contains { $0.design == RepeatabilityRecord.Design.sitting.rawValue } }

    /// Cells of a table for a terminal, header first.
    package var cells: [[String]] {
        let header = [
            "metric", "quantity", "SD within", "95 % interval", "df", "MDC95", "unit", "scale", "ICC(2,1)", "ICC(3,1)",
        ]
        return [header]
            + metrics.map { row in
                [
                    row.metric, row.controlAdjusted ? "treated - control" : "treated",
                    RoundedFigure.limit(row.sdWithin),
                    "\(RoundedFigure.limit(row.sdLow)) to \(RoundedFigure.limit(row.sdHigh))",
                    RoundedFigure.number(row.df, error: 20),
                    row.mdcPercent.map { "\(RoundedFigure.limit($0)) %" } ?? RoundedFigure.limit(row.mdc95),
                    row.unit, row.scale, RepeatabilitySummary.text(row.icc2), RepeatabilitySummary.text(row.icc3),
                ]
            }
    }

    private static func text(_ correlation: Correlation?) -> String {
        guard let correlation else { return "-" }
        let parts = [correlation.value, correlation.low, correlation.high].map { RoundedFigure.number($0, error: 0.1) }
        return "\(parts[0]) (\(parts[1]) to \(parts[2]))"
    }
}
