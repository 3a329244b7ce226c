import ArgumentParser
import Pipeline

struct FitMixedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit-mixed", abstract: "Fit a mixed model to a long table: courses over months.",
        discussion: "For example --formula 'roughness ~ month + month:arm + (month | patient)'.")

    @Argument(help: "CSV, one row a measurement.")
    var file: String

    @Option(help: "Response ~ terms + (1 | group), or + (slope | group).")
    var formula: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        try Terminal.reportingErrors {
            let report = try MixedFitFile(file: file, formula: formula).perform()
            print(
                json ? try JSONText.encode(report) : report.lines.map(Terminal.harmless).joined(separator: "\n"))
            return ExitStatus.success
        }
    }
}
