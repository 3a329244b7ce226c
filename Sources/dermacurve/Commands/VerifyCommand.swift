import ArgumentParser
import Pipeline

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Measure a phantom study and compare what was found with what is true.",
        discussion: """
            Prints one line for each promise: pass, fail, or untested where the study holds nothing that would show it. \
            Exit code 0 when none failed, 1 when one did.
            """)

    @Option(help: ArgumentHelp("A study written by `dermacurve phantom`.", valueName: "dir"))
    var phantom: String

    @Option(name: [.long, .short], help: "Photos measured at once (default: all cores).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(name: [.long, .short], help: "No progress on stderr.")
    var quiet = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        Terminal.exitOnInterrupt()
        try Terminal.reportingErrors {
            let verification = PhantomVerification(folder: phantom, lanes: jobs)
            let progress = ProgressPrinter(
                style: .automatic, isQuiet: quiet, isVerbose: false,
                reportPath: "\(phantom)/dermacurve-out/report/index.html")
            let report = try verification.perform { progress.show($0) }
            print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
            return report.isPassed ? ExitStatus.success : ExitStatus.claimFailed
        }
    }
}
