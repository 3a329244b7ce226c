import ArgumentParser
import Pipeline

/// For `Scripts/decoder-report.sh`; no part of what users are promised.
struct DecodeReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode-report", abstract: "Say as CSV what the decoders make of every file under a folder.",
        shouldDisplay: false)

    @Argument(help: "A folder.")
    var folder: String

    func run() throws {
        let report = DecodeReport(root: folder)
        guard let paths = report.paths else { throw ValidationError("\(folder): there is no such folder") }
        print(DecodeReport.columns.joined(separator: ","))
        for path in paths { print(Terminal.harmless(report.line(path))) }
    }
}
