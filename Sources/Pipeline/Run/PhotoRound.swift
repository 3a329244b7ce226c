import Imaging
import ResultStore
import StudyRecords
import Synchronization

/// All photos of a run, over all lanes; each is stored as soon as it is done, so that whatever ends the run costs no more
/// than the photos in flight.
struct PhotoRound: Sendable {
    struct Counts: Sendable {
        var reused = 0
        var decoded = 0
    }

    private let folder: StudyFolder
    private let store: ResultStore
    private let lanes: Int
    private let isFresh: Bool
    private let known: [String: StoredFile]
    private let presence: StorePresence

    init(
        folder: StudyFolder, store: ResultStore, presence: StorePresence, lanes: Int, isFresh: Bool
    ) throws(StoreError) {
        (self.folder, self.store, self.lanes, self.isFresh) = (folder, store, lanes, isFresh)
        self.presence = presence
        known = isFresh ? [:] : try store.files()
    }

    func perform(_ listener: @escaping @Sendable (RunEvent) -> Void) throws -> Counts {
        let looks = try looks()
        let plan = RunPlan(folder, looks: looks)
        listener(
            .started(
                photos: plan.items.count, setAside: plan.setAside.count,
                subjects: Set(plan.items.map(\.task.identity.subject)).count))
        let counts = try measure(plan, headers(looks), listener)
        try store.save(setAside: plan.setAside)
        try store.keepOnly(paths: Set((plan.items.map(\.task.identity) + plan.setAside.map(\.identity)).map(\.path)))
        return counts
    }

    /// The headers of photos that may be a baseline; all others are read with their pixels.
    private func looks() throws -> [PhotoLook] {
        let entries = folder.photos
        let digests = FileDigests(root: folder.root, known: known, headers: [:])
        let settings = folder.settings
        return try LaneRunner.perform(
            jobs: entries.count, lanes: lanes, tool: { WorkerProcess(settings: settings) }
        ) { index, worker in
            let entry = entries[index]
            guard folder.regions[entry.regionKey] != nil else { return PhotoLook(entry, nil) }
            let file = folder.file(of: entry)
            let header = try digests.header(entry.identity.path, at: file) ?? worker.header(of: file)
            return header.map { PhotoLook(entry, folder, $0) } ?? PhotoLook(entry, nil)
        }
    }

    private func headers(_ looks: [PhotoLook]) -> [String: HeaderFacts] {
        looks.reduce(into: [:]) { $0[$1.entry.identity.path] = $1.header }
    }

    private func measure(
        _ plan: RunPlan, _ headers: [String: HeaderFacts], _ listener: @escaping @Sendable (RunEvent) -> Void
    ) throws -> Counts {
        let tasks = plan.items.map(\.task)
        let settings = folder.settings
        let stage = try PhotoStage(
            settings: settings, store: store,
            digests: FileDigests(root: folder.root, known: known, headers: headers), isFresh: isFresh)
        let done = Mutex(0)
        let presence = presence
        let outcomes = try LaneRunner.perform(
            jobs: tasks.count, lanes: lanes,
            group: { tasks[$0].isRegistered || tasks[$0].isBaseline ? tasks[$0].baselineFile : nil },
            tool: { WorkerProcess(settings: settings) }
        ) { index, worker in
            let outcome = try stage.perform(tasks[index], worker)
            try presence.check()
            done.withLock { count in
                count += 1
                listener(.photo(outcome, done: count, total: tasks.count))
            }
            return (outcome.isReused, outcome.isDecoded)
        }
        return Counts(reused: outcomes.count { $0.0 }, decoded: outcomes.count { $0.1 })
    }
}

extension RunEvent {
    fileprivate static func photo(_ outcome: PhotoStage.Outcome, done: Int, total: Int) -> RunEvent {
        .photo(
            PhotoProgress(
                path: outcome.record.identity.path, state: outcome.record.state, reasons: outcome.record.reasons,
                isReused: outcome.isReused, done: done, total: total))
    }
}
