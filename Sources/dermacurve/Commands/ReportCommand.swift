import ArgumentParser
import Pipeline
import StudyRecords

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Rebuild tables and reports from the store of an earlier run.",
        discussion: "No photo is read.")

    @Argument(help: "The output folder of a run.")
    var folder: String

    @Flag(help: "Write tables and pages under pseudonyms, dates moved, no pictures, to a folder of their own.")
    var deidentify = false

    @Option(name: [.long, .short], help: "Folder for --deidentify (default: DIR/deidentified).")
    var out: String?

    @Option(help: "Key of the pseudonyms; made where there is none (default: DIR/deidentify.key).")
    var key: String?

    @Option(help: "Language of the pages: en or de (default: that of the run).")
    var language: PageLanguage?

    @Flag(name: [.long, .short], help: "Only the last line on stderr.")
    var quiet = false

    func validate() throws {
        if !deidentify, out != nil || key != nil { throw ValidationError("--out and --key go with --deidentify.") }
    }

    func run() throws {
        try Terminal.reportingErrors {
            if deidentify {
                var bundle = DeidentifiedBundle(output: folder, bundle: out, keyFile: key)
                bundle.language = language
                try bundle.write()
                Terminal.message("de-identified: \(bundle.bundle); the key stays at \(bundle.keyFile)")
                return ExitStatus.success
            }
            let progress = ProgressPrinter(
                style: .automatic, isQuiet: quiet, isVerbose: false, reportPath: folder + "/report/index.html")
            return try ReportRebuild(output: folder, language: language).perform { progress.show($0) }
        }
    }
}
