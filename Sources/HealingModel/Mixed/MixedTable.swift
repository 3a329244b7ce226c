/// A long table: columns of numbers or of text, one row a measurement.
package struct MixedTable: Sendable {
    package enum Column: Sendable {
        case numbers([Double])
        case levels([String])
    }

    package let columns: [String: Column]
    package let rows: Int

    package init(_ columns: [String: Column]) throws(HealingInputError) {
        let lengths = Set(
            columns.values.map { column in
                switch column {
                case .numbers(let values): values.count
                case .levels(let values): values.count
                }
            })
        guard lengths.count <= 1 else { throw .lengthsDiffer }
        self.columns = columns
        rows = lengths.first ?? 0
    }

    func numbers(_ name: String) throws(MixedFormulaError) -> [Double] {
        guard case .numbers(let values)? = columns[name] else {
            throw MixedFormulaError("there is no column of numbers named \(name)")
        }
        return values
    }

    /// Text of a column; numbers group by their value.
    func labels(_ name: String) throws(MixedFormulaError) -> [String] {
        switch columns[name] {
        case .levels(let values)?: return values
        case .numbers(let values)?: return values.map { "\($0)" }
        case nil: throw MixedFormulaError("there is no column named \(name)")
        }
    }

    /// Columns of the design that a name stands for: itself, or indicators of all levels but the first.
    func effects(_ name: String, isFull: Bool) throws(MixedFormulaError) -> [(name: String, values: [Double])] {
        guard case .levels(let values)? = columns[name] else { return [(name, try numbers(name))] }
        let levels = Set(values).sorted()
        return (isFull ? levels : Array(levels.dropFirst())).map { level in
            (name + level, values.map { $0 == level ? 1 : 0 })
        }
    }
}

/// The design of a formula over a table: rows sorted by group, then by the other columns.
struct MixedDesign: Sendable {
    let names: [String]
    let fixed: Matrix
    let response: [Double]
    /// Intercept and slope columns of the random effects.
    let random: Matrix
    let groups: [String]

    init(_ formula: MixedFormula, _ table: MixedTable) throws {
        var columns: [(name: String, values: [Double])] = [("(Intercept)", Array(repeating: 1, count: table.rows))]
        for term in formula.terms { columns += try MixedDesign.product(term, formula.terms, table) }
        let y = try table.numbers(formula.response)
        let labels = try table.labels(formula.group)
        let slope = try formula.slope.map { try table.numbers($0) }
        try HealingInputError.requireFinite(y)
        for column in columns { try HealingInputError.requireFinite(column.values) }
        if let slope { try HealingInputError.requireFinite(slope) }
        guard Set(labels).count >= 3 else { throw HealingInputError.tooFew(needed: 3) }
        let keys = y.indices.map { index in columns.map { $0.values[index] } + [y[index]] }
        let order = y.indices.sorted {
            labels[$0] != labels[$1] ? labels[$0] < labels[$1] : keys[$0].lexicographicallyPrecedes(keys[$1])
        }
        names = columns.map(\.name)
        fixed = Matrix(rows: order.map { index in columns.map { $0.values[index] } })
        response = order.map { y[$0] }
        groups = order.map { labels[$0] }
        random = Matrix(rows: order.map { index in slope.map { [1, $0[index]] } ?? [1] })
    }

    /// A text factor has indicators of all levels but the first, unless what it multiplies is no term of its own.
    private static func product(
        _ term: [String], _ terms: [[String]], _ table: MixedTable
    ) throws -> [(name: String, values: [Double])] {
        var found: [(name: String, values: [Double])] = []
        for name in term {
            let rest = term.filter { $0 != name }
            let effects = try table.effects(name, isFull: !rest.isEmpty && !terms.contains(rest))
            guard !found.isEmpty else {
                found = effects
                continue
            }
            // The later factor varies slowest, as in R.
            found = effects.flatMap { effect in
                found.map { (("\($0.name):\(effect.name)"), zip($0.values, effect.values).map { $0 * $1 }) }
            }
        }
        return found
    }
}
