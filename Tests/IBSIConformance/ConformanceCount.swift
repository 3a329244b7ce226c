/// How many published values were recomputed, and which were missed.
package struct ConformanceCount: Sendable {
    package private(set) var tested = 0
    package private(set) var misses: [String] = []

    package init() {}

    package var passed: Int { tested - misses.count }

    package mutating func check(_ name: String, _ value: Double?, equals reference: Double, within tolerance: Double) {
        tested += 1
        guard let value else { return misses.append("\(name): no value, \(reference) expected") }
        if !(abs(value - reference) <= tolerance) {
            misses.append("\(name): \(value), \(reference) ± \(tolerance) expected")
        }
    }

    package mutating func add(_ other: ConformanceCount) {
        tested += other.tested
        misses += other.misses
    }
}
