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
