import StudyRecords

/// Control chart of one reading over time (Levey and Jennings 1950) with the rules of Westgard et al. 1981.
///
/// Mean and SD are those of the first ten readings; every later reading is judged by z = (value - mean)/SD. Rules:
/// `1-3s` one beyond ±3 SD; `2-2s` two in a row beyond the same 2 SD; `R-4s` two in a row more than 4 SD apart, one above
/// +2, one below -2; `4-1s` four in a row beyond the same 1 SD; `10x` ten in a row on one side.
package struct LeveyJennings: Sendable {
    package struct Reading: Sendable {
        package let time: StudyTime
        package let value: Double

        package init(time: StudyTime, value: Double) {
            self.time = time
            self.value = value
        }
    }

    package struct Point: Sendable {
        package let reading: Reading
        /// nil for the readings that set the limits.
        package let z: Double?
        package let rules: [String]
    }

    package static let learning = 10

    package let mean: Double
    package let standardDeviation: Double
    package let points: [Point]

    /// nil with fewer than eleven readings, or when the first ten are all the same.
    package init?(_ readings: [Reading]) {
        let ordered = readings.sorted { ($0.time, $0.value) < ($1.time, $1.value) }
        guard ordered.count > LeveyJennings.learning else { return nil }
        let first = ordered.prefix(LeveyJennings.learning).map(\.value)
        let count = Double(first.count)
        let mean = first.reduce(0, +) / count
        let variance = first.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        guard variance > 0 else { return nil }
        let deviation = variance.squareRoot()
        (self.mean, standardDeviation) = (mean, deviation)
        let later = ordered.dropFirst(LeveyJennings.learning).map { ($0.value - mean) / deviation }
        points = ordered.enumerated().map { index, reading in
            guard index >= LeveyJennings.learning else { return Point(reading: reading, z: nil, rules: []) }
            let position = index - LeveyJennings.learning
            // No rule looks farther back than ten readings.
            let recent = later[max(0, position - 9)...position]
            return Point(reading: reading, z: later[position], rules: LeveyJennings.rules(Array(recent)))
        }
    }

    /// Rules that the last of these violates.
    static func rules(_ z: [Double]) -> [String] {
        guard let last = z.last else { return [] }
        func run(_ length: Int, beyond limit: Double) -> Bool {
            guard z.count >= length else { return false }
            let tail = z.suffix(length)
            return tail.allSatisfy { $0 > limit } || tail.allSatisfy { $0 < -limit }
        }
        var violated: [String] = []
        if abs(last) > 3 { violated.append("1-3s") }
        if run(2, beyond: 2) { violated.append("2-2s") }
        if z.count >= 2, z[z.count - 2] * last < 0, min(abs(z[z.count - 2]), abs(last)) > 2 { violated.append("R-4s") }
        if run(4, beyond: 1) { violated.append("4-1s") }
        if run(10, beyond: 0) { violated.append("10x") }
        return violated
    }
}
