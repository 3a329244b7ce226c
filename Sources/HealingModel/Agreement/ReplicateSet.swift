import PortableMath

/// Repeated values of unchanged subjects: by subject, visit and shot, in a fixed order.
package struct ReplicateSet: Sendable {
    package struct Value: Sendable, Hashable {
        package var subject: String
        package var visit: String
        package var shot: String
        package var value: Double

        package init(subject: String, visit: String, shot: String, value: Double) {
            (self.subject, self.visit, self.shot, self.value) = (subject, visit, shot, value)
        }
    }

    struct Shot: Sendable {
        let label: String
        let value: Double
    }

    /// By subject and visit.
    let subjects: [[[Shot]]]
    /// Whether visits of one subject are repeats of each other, and at least two subjects have some. Else only the shots of
    /// one visit are.
    let hasVisits: Bool

    /// - Parameter areVisitsUnchanged: nothing was done to the subjects between their visits.
    package init(_ values: [Value], areVisitsUnchanged: Bool = true) throws(HealingInputError) {
        try HealingInputError.requireFinite(values.map(\.value))
        let subjects = ReplicateSet.groups(values, \.subject).map { own in
            ReplicateSet.groups(own, \.visit).map { shots in
                ReplicateSet.groups(shots, \.shot).flatMap { $0.map { Shot(label: $0.shot, value: $0.value) } }
            }
        }
        self.init(subjects: subjects, hasVisits: areVisitsUnchanged && subjects.count { $0.count > 1 } >= 2)
    }

    private init(subjects: [[[Shot]]], hasVisits: Bool) { (self.subjects, self.hasVisits) = (subjects, hasVisits) }

    var values: [[[Double]]] { subjects.map { $0.map { $0.map(\.value) } } }
    var all: [Double] { values.flatMap { $0.flatMap { $0 } } }
    var visits: Int { subjects.reduce(0) { $0 + $1.count } }

    /// Natural logarithms; nil unless all values are positive.
    var logarithmic: ReplicateSet? {
        guard all.allSatisfy({ $0 > 0 }) else { return nil }
        let logarithms = subjects.map { visits in
            visits.map { $0.map { Shot(label: $0.label, value: PortableMath.log($0.value)) } }
        }
        return ReplicateSet(subjects: logarithms, hasVisits: hasVisits)
    }

    /// Subjects × repeats without gaps: visits by their order (the first photo of each) or, within one sitting, shots by
    /// their label. Of the first k repeats that k is taken which keeps most, rows·(k - 1).
    var completeTable: [[Double]] {
        let rows = subjects.map { hasVisits ? ReplicateSet.firstShots($0) : ReplicateSet.labeledShots($0) }
        let labels = ReplicateSet.ordered(Set(rows.flatMap(\.keys)))
        var best: [[Double]] = []
        for count in stride(from: labels.count, through: 2, by: -1) {
            let columns = labels.prefix(count)
            let table = rows.map { row in columns.compactMap { row[$0] } }.filter { $0.count == count }
            if table.count * (count - 1) > best.count * max(0, (best.first?.count ?? 1) - 1) { best = table }
        }
        return best
    }

    private static func firstShots(_ visits: [[Shot]]) -> [String: Double] {
        let firsts = visits.enumerated().compactMap { index, shots in shots.first.map { ("\(index)", $0.value) } }
        return Dictionary(uniqueKeysWithValues: firsts)
    }

    private static func labeledShots(_ visits: [[Shot]]) -> [String: Double] {
        let shots = visits.first { $0.count > 1 } ?? []
        return Dictionary(shots.map { ($0.label, $0.value) }) { first, _ in first }
    }

    private static func groups(_ values: [Value], _ name: KeyPath<Value, String>) -> [[Value]] {
        let groups = Dictionary(grouping: values) { $0[keyPath: name] }
        return ordered(Set(groups.keys)).compactMap { groups[$0] }
    }

    /// As numbers where all names are numbers, else as text.
    private static func ordered(_ names: Set<String>) -> [String] {
        let isNumeric = names.allSatisfy { Double($0)?.isFinite ?? false }
        return names.sorted { first, second in
            if isNumeric, let one = Double(first), let other = Double(second), one != other { return one < other }
            return first < second
        }
    }
}
