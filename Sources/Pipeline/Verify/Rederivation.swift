import Foundation
import ResultStore
import StudyRecords
import Synchronization

/// Measures photos of a finished run again, from the originals, and compares every bit with what is stored.
struct Rederivation {
    let verification: Verification
    let store: ResultStore
    /// Of what is stored of every photo.
    let digests: [String: String]

    func perform(
        _ photos: [MeasuredPhoto], _ outcome: inout Verification.Outcome,
        _ listener: @escaping @Sendable (Int, Int) -> Void
    ) throws {
        let chosen = sample(of: photos.filter { $0.record.sha256 != nil && $0.record.state != .failed })
        guard !chosen.isEmpty else { return }
        let folder = try studyFolder()
        let provenance = try store.provenance()
        var settings = try StudySettings(yaml: provenance.settings, file: "settings of the run")
        // How pages were written changes no result.
        settings.report = folder.settings.report
        if folder.settings.yaml != settings.yaml {
            outcome.findings.append(
                VerifyFinding("settings-changed", "study.yaml", "these are not the settings of the run"))
        }
        if provenance.commit != ProductVersion.commit {
            outcome.notes.append("The run was made by commit \(provenance.commit), this is \(ProductVersion.commit).")
        }
        outcome.findings += try differences(of: chosen, folder, listener)
        outcome.rederived = chosen.count
    }

    /// In an order that the content decides, so that a sample is the same each time and favors nobody.
    private func sample(of photos: [MeasuredPhoto]) -> [PhotoRecord] {
        let records = photos.map(\.record)
        guard let count = verification.sample, count < records.count else { return records }
        let keyed = records.map { (MessageDigest.sha256($0.identity.path + ($0.sha256 ?? "")), $0) }
        return keyed.sorted { $0.0 < $1.0 }.prefix(count).map(\.1)
    }

    private func studyFolder() throws -> StudyFolder {
        let known = try store.origin() ?? ""
        // An output folder that moved along with its study is found where it lies.
        let beside = URL(fileURLWithPath: verification.output).standardizedFileURL.deletingLastPathComponent().path
        let places = verification.study.map { [$0] } ?? [known, beside]
        let root = places.first { FileReading.kind($0) == .folder }
        guard let root else {
            throw InputError(
                .notFound, file: known, "the study is not where the run found it", cure: "Say where with --study.")
        }
        return try StudyFolder(root: root, outputFolder: verification.output)
    }

    private func differences(
        of records: [PhotoRecord], _ folder: StudyFolder, _ listener: @escaping @Sendable (Int, Int) -> Void
    ) throws -> [VerifyFinding] {
        let tasks = Dictionary(uniqueKeysWithValues: RunPlan(folder).items.map { ($0.task.identity.path, $0.task) })
        let (digests, settings) = (digests, folder.settings)
        let done = Mutex(0)
        let found = try LaneRunner.perform(
            jobs: records.count, lanes: verification.lanes,
            group: { tasks[records[$0].identity.path]?.baselineFile }, tool: { WorkerProcess(settings: settings) }
        ) { index, worker in
            let record = records[index]
            let finding = try Rederivation.difference(
                record, digests[record.identity.path], tasks[record.identity.path], worker)
            done.withLock { count in
                count += 1
                listener(count, records.count)
            }
            return finding
        }
        return found.compactMap { $0 }
    }

    private static func difference(
        _ record: PhotoRecord, _ stored: String?, _ task: PhotoTask?, _ worker: WorkerProcess
    ) throws -> VerifyFinding? {
        let path = record.identity.path
        guard let task, FileReading.kind(task.file) == .file else {
            return VerifyFinding("photo-missing", path, "the original is no longer in the study")
        }
        guard let again = try worker.measure(task) else {
            return VerifyFinding("photo-fails", path, "the decoder crashed on it")
        }
        guard again.photo.record.sha256 == record.sha256 else {
            return VerifyFinding("photo-changed", path, "the original is not the file that was measured")
        }
        return try again.photo.resultDigest() == stored
            ? nil : VerifyFinding("value-differs", path, "measuring it again gives other results")
    }
}
