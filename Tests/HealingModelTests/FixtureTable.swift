import Foundation
import Testing

/// A CSV fixture without quoting: columns by name.
struct FixtureTable {
    private let header: [String]
    private let rows: [[String]]

    init(_ name: String) throws {
        let folder = try #require(Bundle.module.resourceURL)
        let text = try String(contentsOf: folder.appending(path: "Fixtures/\(name)"), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        header = try #require(lines.first)
        rows = Array(lines.dropFirst())
    }

    func text(_ column: String) throws -> [String] {
        let index = try #require(header.firstIndex(of: column))
        return rows.map { $0[index] }
    }

    func numbers(_ column: String) throws -> [Double] { try text(column).map { try #require(Double($0)) } }
}

/// Whether a value agrees with R's within a share of it.
func agrees(_ value: Double, _ truth: Double, _ tolerance: Double) -> Bool {
    abs(value - truth) <= tolerance * abs(truth) || abs(value - truth) <= tolerance * 1e-3
}
