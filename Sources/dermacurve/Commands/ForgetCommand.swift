import ArgumentParser
import Pipeline

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Remove everything that was derived from one person's photos.",
        discussion: """
            Rows and pictures are deleted and the store is written anew without them; tables and pages are rebuilt. The audit \
            log keeps only that something was forgotten. Photos, treatments.csv and regions of the study are yours and stay: \
            remove them too, or the next run measures them again.
            """)

    @Argument(help: "The person, as named in tables/photos.csv.")
    var subject: String

    @Argument(help: "The output folder of a run.")
    var folder = "dermacurve-out"

    func run() throws {
        try Terminal.reportingErrors {
            let outcome = try ForgottenSubject(subject: subject, output: folder).perform { _ in }
            if outcome.removedBundle {
                Terminal.message("the de-identified bundle was removed; report --deidentify writes it anew")
            }
            Terminal.message("remove the person's photos from the study too, or the next run measures them again")
            Terminal.message("\(outcome.photos) photos forgotten, \(outcome.logEntries) log entries erased")
            return ExitStatus.success
        }
    }
}
