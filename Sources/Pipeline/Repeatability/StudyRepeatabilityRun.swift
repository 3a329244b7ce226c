import HealingModel
import Reporting
import ResultStore
import SkinAnalysis
import StudyRecords

/// The `repeatability` command on photos: measures a study of replicate shots, or takes the results of an earlier run, and
/// writes repeatability.csv with a page beside it.
package struct StudyRepeatabilityRun: Sendable {
    /// A study folder, or the output folder of a run.
    package var place: String
    /// Output folder of the run that measures a study.
    package var output: String?
    package var lanes: Int?

    package init(place: String, output: String?, lanes: Int?) {
        (self.place, self.output, self.lanes) = (place, output, lanes)
    }

    private var isResultFolder: Bool { FileReading.kind("\(place)/results.sqlite") == .file }

    /// Where `run` looks for the file: in the study, or in the output folder that was given.
    ///
    /// - Returns: what was found, and the exit code of the measurement.
    package func perform(
        _ listener: @escaping @Sendable (RunEvent) -> Void
    ) throws -> (report: RepeatabilitySummary, exitCode: Int32) {
        let results = isResultFolder ? place : output ?? place + "/dermacurve-out"
        var exitCode = ExitStatus.success
        if !isResultFolder {
            let run = StudyRun(study: place, output: output, lanes: lanes, isFresh: false, isStrict: false)
            exitCode = try run.perform(listener)
        }
        let snapshot = try ResultStore(existing: "\(results)/results.sqlite").snapshot()
        let records = StudyRepeatability.records(
            photos: snapshot.photos, treatments: snapshot.treatments, definitions: snapshot.definitions)
        guard !records.isEmpty else {
            throw InputError(
                .usage, file: place, "no visit has two measured shots and no region two untreated visits",
                cure: "Photograph every region at least twice: REGION_1.jpg, REGION_2.jpg, on three days.")
        }
        let target = try OutputFolder(place)
        try target.write(Array(RepeatabilityTable.csv(records).utf8), to: RepeatabilityFile.fileName)
        let page = try RepeatabilityReport.render(
            records, definitions: snapshot.definitions, provenance: snapshot.provenance)
        try target.write(page.bytes, to: page.path)
        return (RepeatabilitySummary(records, source: target.path(RepeatabilityFile.fileName)), exitCode)
    }
}
