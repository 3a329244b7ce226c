import ArgumentParser
import Pipeline

struct FitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Fit the healing curve of one session to a table of numbers.",
        discussion: """
            FILE is a CSV with the columns t (hours since the session, negative before it), y and sd, or the same as JSON \
            {"t": […], "y": […], "sd": […]}. Both may say sigma_known and delta.

            With --model any formula of the columns is fitted by least squares, e.g. \
            --model 'y ~ b + a*exp(-(t/tau)^k)' --start b=10,a=8,tau=20,k=1; names that are no column are parameters.
            """)

    @Argument(help: "CSV or JSON of one session.")
    var file: String

    @Option(help: "Smallest difference two visits can show; else that of the file, else 1.96·√2·sd.")
    var delta: Double?

    @Option(help: "Formula to fit: y ~ …, with + - * / ^, exp, log, sqrt, sin, cos, arctan, pi.")
    var model: String?

    @Option(help: "Starting values of the formula, name=value,…")
    var start: String?

    @Flag(help: "The sd only weigh the points; their scale is estimated (from 6 points).")
    var estimateSd = false

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let delta, !(delta > 0 && delta.isFinite) { throw ValidationError("--delta must be above 0.") }
    }

    func run() throws {
        try Terminal.reportingErrors {
            if model != nil || NonlinearFitFile.holdsModel(file) {
                let report = try NonlinearFitFile(file: file, model: model, start: start).perform()
                print(json ? try JSONText.encode(report) : report.lines.map(Terminal.harmless).joined(separator: "\n"))
                return ExitStatus.success
            }
            let fit = SessionFitFile(file: file, delta: delta, isSigmaKnown: estimateSd ? false : nil)
            let report = try fit.perform()
            print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
            return ExitStatus.success
        }
    }
}
