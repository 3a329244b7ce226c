/// Something the user gave cannot be used: what, where, and what to do about it.
package struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        /// Wrong option, setting or table: exit code 64.
        case usage
        /// A file or folder that is not there: exit code 66.
        case notFound
        /// A place that cannot be written: exit code 73.
        case cannotWrite
    }

    package let kind: Kind
    /// File as the user knows it, relative to the study where possible.
    package let file: String
    /// From 1; nil when the problem has no line.
    package let line: Int?
    package let problem: String
    package let cure: String

    package init(_ kind: Kind, file: String, line: Int? = nil, _ problem: String, cure: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.problem = problem
        self.cure = cure
    }

    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(problem)\n  \(cure)"
    }
}
