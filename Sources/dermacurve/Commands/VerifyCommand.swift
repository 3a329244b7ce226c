import ArgumentParser
import Pipeline

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Measure the originals again and compare every bit with what is stored.",
        discussion: """
            Checks the store, the hash chain of the audit log, the digest of every photo's results, the tables, and then \
            the photos: all of them, or a sample that is the same each time. Writes nothing. Exit code 3 when something \
            does not agree.
            """)

    @Argument(help: "The output folder of a run.")
    var folder: String

    @Option(help: "Photos to measure again (default: all; 0: none).")
    var sample: Int?

    @Option(help: "Where the study lies now (default: where the run found it).")
    var study: String?

    @Option(name: [.long, .short], help: "Photos measured at once (default: all cores).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let sample, sample < 0 { throw ValidationError("--sample must be 0 or more.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        try Terminal.reportingErrors {
            let outcome = try Verification(output: folder, sample: sample, study: study, lanes: jobs).perform {
                if Terminal.isInteractive { Terminal.put("\r\u{1B}[K\($0)/\($1) photos measured again") }
            }
            if Terminal.isInteractive { Terminal.put("\r\u{1B}[K") }
            if json { print(try JSONText.encode(outcome)) }
            outcome.findings.forEach { Terminal.message("\($0.code) \($0.place): \($0.detail)") }
            outcome.notes.forEach { Terminal.message("note: \($0)") }
            Terminal.message(
                "\(outcome.photos) photos stored, \(outcome.rederived) measured again, \(outcome.auditEntries) log entries: "
                    + (outcome.findings.isEmpty ? "all agree" : "\(outcome.findings.count) do not agree"))
            return outcome.findings.isEmpty ? ExitStatus.success : ExitStatus.someFailed
        }
    }
}
