import ArgumentParser
import Pipeline

struct RepeatabilityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "repeatability",
        abstract: "What two photos of unchanged skin differ by: within-subject SD, MDC95, ICC, Bland-Altman.",
        discussion: """
            PLACE is a study of replicate shots, which is measured first, or the output folder of a run. Visits before the \
            first session (all visits without treatments.csv) are repeats of each other, and so are the shots of a visit. \
            Writes repeatability.csv and repeatability.html into PLACE; `run` and `compare --repeatability` use the file \
            in place of the defaults.

            Protocol: 20 people or more, three visits on different days without treatment, three photos a visit, camera \
            and head positioned anew for every photo.

            With --table the values come from a CSV: columns subject, value and optionally visit, shot, metric; or one row \
            a subject and one column a rater.
            """)

    @Argument(help: ArgumentHelp("Study folder or output folder.", valueName: "place"))
    var place: String?

    @Option(help: "CSV of repeated values in place of photos; nothing is written.")
    var table: String?

    @Option(name: [.long, .short], help: "Output folder of the measurement (default: STUDY/dermacurve-out).")
    var out: String?

    @Option(name: [.long, .short], help: "Photos measured at once (default: all cores).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if (place == nil) == (table == nil) { throw ValidationError("Give a study, an output folder or --table.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        try Terminal.reportingErrors {
            let (report, exitCode) = try answer()
            print(json ? try JSONText.encode(report) : TextTable.lines(report.cells).joined(separator: "\n"))
            if report.isOfOneSitting, table == nil {
                Terminal.message(
                    "shots of one sitting only: what differs from day to day is not in these figures; "
                        + "repeat the photos on three days without treatment")
            }
            return exitCode
        }
    }

    private func answer() throws -> (RepeatabilitySummary, Int32) {
        if let table { return (try ReplicateFile(file: table).perform(), ExitStatus.success) }
        let progress = ProgressPrinter(style: .automatic, isQuiet: false, isVerbose: false, reportPath: nil)
        Terminal.onInterrupt { progress.interrupted() }
        let run = StudyRepeatabilityRun(place: place ?? "", output: out, lanes: jobs)
        let answer = try run.perform { progress.show($0) }
        Terminal.message("repeatability: \(answer.report.source)")
        return (answer.report, answer.exitCode)
    }
}
