import ArgumentParser
import Foundation
import Pipeline

/// For `Scripts/registration-report.sh`; no part of what users are promised.
struct RegistrationReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registration-report",
        abstract: "Say as JSON lines how pairs of photos register; pairs come on stdin, tab between the two paths.",
        shouldDisplay: false)

    func run() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        while let line = readLine() {
            let parts = line.split(separator: "\t").map(String.init)
            guard parts.count == 2 else { throw ValidationError("two paths with a tab between them") }
            let report = RegistrationReport(baseline: parts[0], followUp: parts[1])
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        }
    }
}
