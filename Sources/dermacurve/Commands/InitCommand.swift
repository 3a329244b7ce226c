import ArgumentParser
import Pipeline

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a commented study.yaml and an empty treatments.csv.",
        discussion: "Files that are already there are left as they are.")

    @Argument(help: "The study folder; it is made when it is not there.")
    var study: String

    func run() throws {
        try Terminal.reportingErrors {
            let written = try StudyStart(study: study).perform()
            Terminal.message(
                written.isEmpty
                    ? "nothing to write: both files are there" : "wrote \(written.joined(separator: " and "))")
            return ExitStatus.success
        }
    }
}
