import StudyRecords

/// The points of one session in a fixed order, checked, and scaled by a power of two so that no unit overflows.
package struct SessionSeries: Sendable, Hashable {
    /// Hours since the end of the session.
    let times: [Double]
    /// In multiples of `unit`, like `deviations`.
    let values: [Double]
    let deviations: [Double]
    let isPost: [Bool]
    /// The deviations are true standard deviations; else they only weigh the points against each other.
    package let isSigmaKnown: Bool
    /// A power of two near the largest deviation: exact to multiply with.
    let unit: Double

    static let longestHours = 1e6
    /// Values of more standard deviations than this have no digits left for a fit.
    static let largestRatio = 1e9

    package init(_ points: [CurvePoint], isSigmaKnown: Bool = true) throws(HealingInputError) {
        guard !points.isEmpty else { throw .tooFew(needed: 1) }
        for (index, point) in points.enumerated() {
            guard point.hours.isFinite, point.value.isFinite, point.standardError.isFinite else {
                throw .notFinite(at: index)
            }
            guard point.standardError > 0 else { throw .notPositive(at: index) }
        }
        let largest = points.reduce(0) { max($0, $1.standardError) }
        let scale = max(-1000, min(1000, Int(largest.exponent)))
        unit = Double(sign: .plus, exponent: scale, significand: 1)
        for (index, point) in points.enumerated() {
            guard abs(point.hours) <= SessionSeries.longestHours,
                abs(point.value) / point.standardError <= SessionSeries.largestRatio,
                largest / point.standardError <= SessionSeries.largestRatio
            else { throw .outOfRange(at: index) }
        }
        func phase(_ point: CurvePoint) -> Int { point.isBaseline || point.hours < 0 ? 0 : 1 }
        let ordered = points.sorted {
            (phase($0), $0.hours, $0.value, $0.standardError) < (phase($1), $1.hours, $1.value, $1.standardError)
        }
        times = ordered.map(\.hours)
        values = ordered.map { [unit] in $0.value / unit }
        deviations = ordered.map { [unit] in $0.standardError / unit }
        isPost = ordered.map { phase($0) == 1 }
        self.isSigmaKnown = isSigmaKnown
    }

    private init(_ other: SessionSeries, without index: Int) {
        func kept<Value>(_ values: [Value]) -> [Value] {
            values.indices.filter { $0 != index }.map { values[$0] }
        }
        (times, values, deviations) = (kept(other.times), kept(other.values), kept(other.deviations))
        (isPost, isSigmaKnown, unit) = (kept(other.isPost), other.isSigmaKnown, other.unit)
    }

    func without(_ index: Int) -> SessionSeries { SessionSeries(self, without: index) }

    var count: Int { times.count }
    var indices: Range<Int> { times.indices }
    var weights: [Double] { deviations.map { 1 / ($0 * $0) } }
    var hasBaseline: Bool { isPost.contains(false) }
    var postIndices: [Int] { times.indices.filter { isPost[$0] } }
    var distinctPostTimes: Int { Set(postIndices.map { times[$0] }).count }
    var lastHours: Double? { postIndices.last.map { times[$0] } }

    package var hasBaselinePhoto: Bool { hasBaseline }
    /// Hours of the last photo after the session; 0 without any.
    package var lastPhotoHours: Double { lastHours ?? 0 }
}
