import ArgumentParser
import Pipeline

struct PowerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "power", abstract: "Say how many patients per arm show a difference, or what a number can show.",
        discussion: """
            Two-sided comparison of two arms at one visit, adjusted for the baseline. For example --difference 2 --sd 3.5 \
            --correlation 0.6 --dropout 0.15.
            """)

    @Option(help: "Difference of the arms' means to be found.")
    var difference: Double?

    @Option(help: "Patients per arm, to hear what difference they show.")
    var perArm: Int?

    @Option(help: "Standard deviation of the outcome between patients, in the same unit.")
    var sd: Double

    @Option(help: "Correlation of the outcome with its baseline.")
    var correlation = 0.0

    @Option(help: "Chance of a false finding.")
    var level = 0.05

    @Option(help: "Chance of finding the difference.")
    var power = 0.8

    @Option(help: "Share of patients who will have no outcome.")
    var dropout = 0.0

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        try Terminal.reportingErrors {
            let report = try PowerReport(
                difference: difference, perArm: perArm, deviation: sd, correlation: correlation, level: level,
                power: power, dropout: dropout)
            print(json ? try JSONText.encode(report) : report.lines.joined(separator: "\n"))
            return ExitStatus.success
        }
    }
}
