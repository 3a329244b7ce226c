import ArgumentParser
import Pipeline

/// The command line: names and defaults of options are in the contract of the README.
@main
struct Dermacurve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dermacurve",
        abstract: "Measures skin redness and texture in photos before and after dermaroller sessions.",
        discussion: """
            A study folder holds <subject>/<visit>/<region>.jpg, optionally with study.yaml, photos.csv, treatments.csv \
            and regions/<subject>/<region>.geojson. `run` measures it and writes tables and reports; `plan` says before \
            what would happen.

            Photos never leave this machine and are never written to. Results document and compare; they diagnose nothing.

            Exit codes: 0 every photo has a state and none failed, 3 some photos failed, 4 with --strict some photos or \
            pairs were refused, 5 nothing could be measured, 64 usage or settings, 66 input not found, 70 internal error, \
            73 cannot write output, 130 interrupted.
            """,
        version: "dermacurve \(ProductVersion.version) (\(ProductVersion.commit))\n\(ProductVersion.decoders)",
        subcommands: [
            InitCommand.self, PlanCommand.self, RunCommand.self, ReportCommand.self, MeasureCommand.self,
            CompareCommand.self, GhostCommand.self, MetricsCommand.self, ExplainCommand.self, RepeatabilityCommand.self,
            FitCommand.self, FitMixedCommand.self, PowerCommand.self, PhantomCommand.self, VerifyCommand.self,
            LeakCheckCommand.self, ForgetCommand.self, DecodeReportCommand.self, RegistrationReportCommand.self,
            MeasuringWorkerCommand.self,
        ])
}
