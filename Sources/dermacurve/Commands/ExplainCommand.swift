import ArgumentParser
import Pipeline

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what a reason code means and what to do about it.")

    @Argument(help: "Reason codes, e.g. blurred (default: all).")
    var codes: [String] = []

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        try Terminal.reportingErrors {
            let report = try ReasonReport(codes)
            print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
            return ExitStatus.success
        }
    }
}
