/// A formula of one value: numbers, names, + - * / ^, and the functions of `ModelFunction`.
package indirect enum ModelExpression: Sendable, Hashable {
    case number(Double)
    case name(String)
    case negative(ModelExpression)
    case sum(ModelExpression, ModelExpression)
    case difference(ModelExpression, ModelExpression)
    case product(ModelExpression, ModelExpression)
    case quotient(ModelExpression, ModelExpression)
    case power(ModelExpression, ModelExpression)
    case function(ModelFunction, ModelExpression)

    /// Names in order of first appearance.
    package var names: [String] {
        switch self {
        case .number: []
        case .name(let name): [name]
        case .negative(let inner), .function(_, let inner): inner.names
        case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b),
            .power(let a, let b):
            (a.names + b.names).reduce(into: []) { found, name in
                if !found.contains(name) { found.append(name) }
            }
        }
    }

    /// Value with its slopes along the parameters.
    func value(_ names: [String: DualNumber], parameters: Int) -> DualNumber {
        func at(_ inner: ModelExpression) -> DualNumber { inner.value(names, parameters: parameters) }
        switch self {
        case .number(let value): return DualNumber(value, parameters: parameters)
        case .name(let name): return names[name] ?? DualNumber(.nan, parameters: parameters)
        case .negative(let a): return at(a).scaled(-1)
        case .sum(let a, let b): return at(a) + at(b)
        case .difference(let a, let b): return at(a) + at(b).scaled(-1)
        case .product(let a, let b): return at(a) * at(b)
        case .quotient(let a, let b): return at(a) / at(b)
        case .power(let a, let b): return at(a).power(at(b))
        case .function(let function, let a): return function.value(at(a))
        }
    }
}
