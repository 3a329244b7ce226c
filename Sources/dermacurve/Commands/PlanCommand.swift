import ArgumentParser
import Pipeline

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Say what a run would measure, skip or refuse, and why.",
        discussion: "Reads headers only and writes nothing.")

    @Argument(help: "The study folder.")
    var study: String

    @Option(name: [.long, .short], help: "Output folder to leave out of the search (default: STUDY/dermacurve-out).")
    var out: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        try Terminal.reportingErrors {
            let folder = try StudyFolder(root: study, outputFolder: out ?? study + "/dermacurve-out")
            let report = PlanReport(folder)
            print(json ? try JSONText.encode(report) : report.lines.map(Terminal.harmless).joined(separator: "\n"))
            return ExitStatus.success
        }
    }
}
