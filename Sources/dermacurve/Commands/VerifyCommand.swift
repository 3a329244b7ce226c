import ArgumentParser
import Pipeline

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Measure the originals again and compare every bit with what is stored.",
        discussion: """
            Checks the store, the hash chain of the audit log, the digest of every photo's results, the tables, and then \
            the photos: all of them, or a sample that is the same each time. Writes nothing. Exit code 3 when something \
            does not agree.

            With --phantom: measures a phantom study and compares what was found with what is true. Prints one line for \
            each promise: pass, fail, or untested where the study holds nothing that would show it. Exit code 1 when one \
            failed.
            """)

    @Argument(help: "The output folder of a run.")
    var folder: String?

    @Option(help: "Photos to measure again (default: all; 0: none).")
    var sample: Int?

    @Option(help: "Where the study lies now (default: where the run found it).")
    var study: String?

    @Option(help: ArgumentHelp("A study written by `dermacurve phantom`.", valueName: "dir"))
    var phantom: String?

    @Option(name: [.long, .short], help: "Photos measured at once (default: all cores).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(name: [.long, .short], help: "No progress on stderr.")
    var quiet = false

    func validate() throws {
        if let sample, sample < 0 { throw ValidationError("--sample must be 0 or more.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
        if (folder == nil) == (phantom == nil) {
            throw ValidationError("Give the output folder of a run, or a phantom study with --phantom.")
        }
        if phantom != nil, sample != nil || study != nil {
            throw ValidationError("--sample and --study go with the output folder of a run.")
        }
    }

    func run() throws {
        try Terminal.reportingErrors {
            if let phantom { return try verify(phantom: phantom) }
            return try verify(output: folder ?? "")
        }
    }

    private func verify(output: String) throws -> Int32 {
        let showsProgress = Terminal.isInteractive && !quiet
        let outcome = try Verification(output: output, sample: sample, study: study, lanes: jobs).perform {
            if showsProgress { Terminal.put("\r\u{1B}[K\($0)/\($1) photos measured again") }
        }
        if showsProgress { Terminal.put("\r\u{1B}[K") }
        if json { print(try JSONText.encode(outcome)) }
        outcome.findings.forEach { Terminal.message("\($0.code) \($0.place): \($0.detail)") }
        outcome.notes.forEach { Terminal.message("note: \($0)") }
        Terminal.message(
            "\(outcome.photos) photos stored, \(outcome.rederived) measured again, \(outcome.auditEntries) log entries: "
                + (outcome.findings.isEmpty ? "all agree" : "\(outcome.findings.count) do not agree"))
        return outcome.findings.isEmpty ? ExitStatus.success : ExitStatus.someFailed
    }

    private func verify(phantom: String) throws -> Int32 {
        let progress = ProgressPrinter(
            style: .automatic, isQuiet: quiet, isVerbose: false,
            reportPath: "\(phantom)/dermacurve-out/report/index.html")
        Terminal.onInterrupt { progress.interrupted() }
        let report = try PhantomVerification(folder: phantom, lanes: jobs).perform { progress.show($0) }
        print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
        return report.isPassed ? ExitStatus.success : ExitStatus.claimFailed
    }
}
