import ArgumentParser
import Pipeline

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Rebuild tables and reports from the store of an earlier run.",
        discussion: "No photo is read.")

    @Argument(help: "The output folder of a run.")
    var folder: String

    @Flag(name: [.long, .short], help: "Only the last line on stderr.")
    var quiet = false

    func run() throws {
        try Terminal.reportingErrors {
            let progress = ProgressPrinter(
                style: .automatic, isQuiet: quiet, isVerbose: false, reportPath: folder + "/report/index.html")
            return try ReportRebuild(output: folder).perform { progress.show($0) }
        }
    }
}
