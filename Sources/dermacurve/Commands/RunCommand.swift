import ArgumentParser
import Pipeline
import StudyRecords

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Measure what is new or changed, fit curves, write tables and reports.")

    @Argument(help: "The study folder.")
    var study: String

    @Option(name: [.long, .short], help: "Output folder (default: STUDY/dermacurve-out).")
    var out: String?

    @Option(name: [.long, .short], help: "Photos measured at once (default: all cores). Bounds the memory.")
    var jobs: Int?

    @Option(help: "Megabytes for all photos in work together; fewer are measured at once when it does not suffice.")
    var memory: Int?

    @Flag(help: "Exit with 4 when photos or pairs were refused.")
    var strict = false

    @Flag(help: "Measure every photo anew.")
    var fresh = false

    @Flag(help: "Then write DIR/deidentified: tables and pages under pseudonyms, dates moved, no pictures.")
    var deidentify = false

    @Option(help: "Key of the pseudonyms; made where there is none (default: DIR/deidentify.key).")
    var key: String?

    @Option(help: "Language of the pages: en or de (default: report.language of study.yaml).")
    var language: PageLanguage?

    @Option(help: "Write events to stderr as JSON Lines: json.")
    var log: ProgressStyle?

    @Flag(name: [.long, .short], help: "Only the last line on stderr.")
    var quiet = false

    @Flag(name: [.long, .short], help: "Name every photo with its state.")
    var verbose = false

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        var run = StudyRun(study: study, output: out, lanes: jobs, isFresh: fresh, isStrict: strict)
        run.memoryMegabytes = memory
        run.language = language
        let progress = ProgressPrinter(
            style: log ?? .automatic, isQuiet: quiet, isVerbose: verbose,
            reportPath: run.output + "/report/index.html")
        Terminal.onInterrupt { progress.interrupted() }
        try Terminal.reportingErrors {
            let status = try run.perform { progress.show($0) }
            if deidentify { try DeidentifiedBundle(output: run.output, keyFile: key).write() }
            return status
        }
    }
}
