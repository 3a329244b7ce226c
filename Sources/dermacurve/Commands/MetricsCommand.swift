import ArgumentParser
import Pipeline

struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics", abstract: "List every metric: unit, formula, source, and when it is invalid.")

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "ibsi: list the radiomic features of the IBSI reference manual instead.")
    var features: FeatureChoice?

    func run() throws {
        try Terminal.reportingErrors {
            if features != nil {
                let report = FeatureCatalogReport()
                print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
                return ExitStatus.success
            }
            let report = CatalogReport()
            print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
            return ExitStatus.success
        }
    }
}
