import Foundation
import Testing

@testable import Reporting

/// The scripts of Samples/analysis reproduce the tables with R and Python, where those are installed.
@Suite struct AnalysisScriptTests {
    private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples/analysis").path

    /// Exit code and output of a program; nil where it does not exist.
    private static func run(_ arguments: [String]) -> (status: Int32, output: String)? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        let pipe = Pipe()
        (process.standardOutput, process.standardError) = (pipe, pipe)
        guard (try? process.run()) != nil else { return nil }
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
    }

    static func hasR() -> Bool {
        run(["Rscript", "-e", "stopifnot(requireNamespace('lme4'), requireNamespace('nlme'))"])?.status == 0
    }

    static func hasPython() -> Bool { run(["python3", "-c", "import numpy, scipy"])?.status == 0 }

    private func tables() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("refit-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("tables"), withIntermediateDirectories: true)
        for table in Tables.render(SimulatedStudy.snapshot) {
            try Data(table.bytes).write(to: folder.appendingPathComponent(table.path))
        }
        return folder.path
    }

    private func check(_ command: [String], lines: [String]) throws {
        let folder = try tables()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let answer = try #require(Self.run(command + [folder]))
        #expect(answer.status == 0, "\(answer.output)")
        for line in lines {
            let found = answer.output.split(separator: "\n").first { $0.hasPrefix(line) }
            #expect(found.map { $0.contains(" ok") || $0.contains("skipped") } ?? false, "\(line): \(answer.output)")
        }
        #expect(!answer.output.contains("n =    0"), "\(answer.output)")
    }

    @Test(.enabled("R with lme4 and nlme is not installed") { AnalysisScriptTests.hasR() })
    func theTablesAreThoseOfR() throws {
        try check(
            ["Rscript", Self.scripts + "/refit.R"],
            lines: [
                "session curves", "courses: effects", "group curves", "strata: log likelihood", "strata: what optim",
            ])
    }

    @Test(.enabled("Python with NumPy and SciPy is not installed") { AnalysisScriptTests.hasPython() })
    func theTablesAreThoseOfPython() throws {
        try check(
            ["python3", Self.scripts + "/refit.py"], lines: ["session curves", "group curves", "strata", "courses"])
    }
}
