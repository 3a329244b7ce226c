import ArgumentParser
import Foundation
import Pipeline
import StudyRecords

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Print every metric of each photo; no study needed.",
        discussion: "Without --regions all skin that is found is measured.")

    @Argument(help: ArgumentHelp("Photos: JPEG, PNG, HEIC or TIFF.", valueName: "photo"))
    var photos: [String]

    @Option(
        help:
            "GeoJSON polygons in pixels of the upright photos; properties.role: treated, control, exclude, gray, reference."
    )
    var regions: String?

    @Option(help: "Millimetres of skin per pixel.")
    var mmPerPx: Double?

    @Option(help: "ibsi: print the radiomic features of the IBSI reference manual instead of the metrics.")
    var features: FeatureChoice?

    @Option(name: [.long, .short], help: "Photos measured at once (default: all cores).")
    var jobs: Int?

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Print the columns of tables/measurements.csv, or with --features one row a feature with its settings.")
    var csv = false

    func validate() throws {
        if json && csv { throw ValidationError("Give --json or --csv, not both.") }
        if let mmPerPx, !(mmPerPx > 0 && mmPerPx <= 10) {
            throw ValidationError("--mm-per-px must lie between 0 and 10.")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        try Terminal.reportingErrors {
            let lanes = jobs ?? ProcessInfo.processInfo.activeProcessorCount
            let measured = try OneOffMeasurement(
                photos: photos, regionFile: regions, mmPerPixel: mmPerPx, lanes: lanes,
                contents: features == nil ? .metrics : .features
            ).perform()
            if features != nil {
                print(try FeatureText.answer(measured, json: json, csv: csv), terminator: csv ? "" : "\n")
            } else if json {
                print(try JSONText.encode(measured.map { MeasurementReport($0) }))
            } else if csv {
                print(MeasurementText.csv(measured), terminator: "")
            } else {
                for photo in measured { MeasurementText.lines(photo).map(Terminal.harmless).forEach { print($0) } }
            }
            let summary = RunSummary(photos: measured.map(\.record))
            if !json && !csv || summary.failed + summary.refused > 0 { Terminal.problems(measured.map(\.record)) }
            return summary.exitCode(
                strict: false, measuredAnything: measured.contains { !$0.values.isEmpty || !$0.features.isEmpty })
        }
    }
}
