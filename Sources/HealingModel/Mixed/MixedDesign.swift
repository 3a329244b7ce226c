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
