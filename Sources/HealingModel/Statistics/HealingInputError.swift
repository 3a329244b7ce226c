/// Why numbers handed to the statistics cannot be used.
package enum HealingInputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A value that is NaN or infinite, at this position from 0.
    case notFinite(at: Int)
    /// A standard deviation or variance that is not above zero.
    case notPositive(at: Int)
    /// Too large or too small against its neighbors for 64-bit arithmetic.
    case outOfRange(at: Int)
    /// Columns that should be equally long are not.
    case lengthsDiffer
    /// Fewer rows, groups or points than the method needs.
    case tooFew(needed: Int)
    /// A design whose columns do not tell their effects apart.
    case notIdentified

    package var description: String {
        switch self {
        case .notFinite(let index): "value \(index + 1) is not a finite number"
        case .notPositive(let index): "value \(index + 1) must be above zero"
        case .outOfRange(let index): "value \(index + 1) is out of range beside the others"
        case .lengthsDiffer: "columns differ in length"
        case .tooFew(let needed): "at least \(needed) are needed"
        case .notIdentified: "the data do not tell the effects apart"
        }
    }

    static func requireFinite(_ values: [Double]) throws(HealingInputError) {
        if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(at: index) }
    }
}
