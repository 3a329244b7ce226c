import ArgumentParser
import Pipeline
import StudyRecords

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: "Compare one photo before with one after.",
        discussion: "Regions are drawn on the before photo and carried to the after photo by registration.")

    @Argument(help: "The photo before.")
    var before: String

    @Argument(help: "The photo after.")
    var after: String

    @Option(help: "GeoJSON polygons drawn on the before photo.")
    var regions: String?

    @Option(help: "Millimetres of skin per pixel of both photos.")
    var mmPerPx: Double?

    @Option(help: "repeatability.csv of the same rig, in place of the default errors.")
    var repeatability: String?

    @Option(name: [.long, .short], help: "Also write a one-page report into this folder.")
    var out: String?

    @Option(help: "Language of the report: en or de.")
    var language = PageLanguage.english

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        if let mmPerPx, !(mmPerPx > 0 && mmPerPx <= 10) {
            throw ValidationError("--mm-per-px must lie between 0 and 10.")
        }
    }

    func run() throws {
        try Terminal.reportingErrors {
            let comparison = PairComparison(
                before: before, after: after, regionFile: regions, mmPerPixel: mmPerPx,
                repeatabilityFile: repeatability)
            let outcome = try comparison.perform()
            print(
                json
                    ? try JSONText.encode(ComparisonReport(outcome))
                    : ComparisonText.lines(outcome).map(Terminal.harmless).joined(separator: "\n"))
            if let out {
                Terminal.message("report: \(try comparison.writeReport(outcome, to: out, language: language))")
            }
            let summary = RunSummary(photos: [outcome.before.record, outcome.after.record])
            Terminal.problems([outcome.before.record, outcome.after.record])
            return summary.exitCode(strict: false, measuredAnything: !outcome.changes.isEmpty)
        }
    }
}
