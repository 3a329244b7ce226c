import Foundation
import SkinAnalysis
import Synchronization

/// Runs independent jobs on a fixed number of own threads.
///
/// Own threads, because decoding blocks: on the shared pool it would starve everything else. Each lane takes the next job
/// when it is done with one, so at most `lanes` photos are in memory. Results come back in the order of the jobs.
enum LaneRunner {
    /// Jobs of one group go to one lane as long as others have groups of their own: what a lane prepared for a group
    /// serves all of it.
    ///
    /// - Parameters:
    ///   - group: nil for a job that belongs to none.
    ///   - tool: what a lane's jobs share, so that memory is reused from photo to photo.
    /// - Throws: the first error in order of jobs; once a job has failed no further one is begun.
    static func perform<Tool, Result: Sendable>(
        jobs: Int, lanes: Int, group: (Int) -> String? = { _ in nil }, tool: @escaping @Sendable () -> Tool,
        _ body: @escaping @Sendable (Int, Tool) throws -> Result
    ) throws -> [Result] {
        let board = JobBoard<Result>(jobs: jobs, group: group)
        let threads = min(max(1, lanes), max(1, jobs))
        let finished = DispatchSemaphore(value: 0)
        for _ in 0..<threads {
            startThread {
                work(board, tool(), body)
                finished.signal()
            }
        }
        for _ in 0..<threads { finished.wait() }
        return try board.results()
    }

    /// A lane's tool is gone when this returns.
    private static func work<Tool, Result: Sendable>(
        _ board: JobBoard<Result>, _ tool: Tool, _ body: (Int, Tool) throws -> Result
    ) {
        var group: Int?
        while let job = board.take(&group) {
            do {
                board.put(.success(try body(job, tool)), at: job)
            } catch {
                board.put(.failure(error), at: job)
            }
        }
    }

    /// Outside any actor: a closure born on the main actor would trap on another thread.
    private static func startThread(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = 8 << 20
        thread.start()
    }
}

/// Which job is next, and what came of each.
private final class JobBoard<Value: Sendable>: Sendable {
    private struct State {
        /// Jobs left of each group, the next one last.
        var groups: [[Int]]
        var nextGroup = 0
        var isHalted = false
        var results: [Result<Value, any Error>?]
    }

    private let state: Mutex<State>

    init(jobs: Int, group: (Int) -> String?) {
        var (groups, places) = ([[Int]](), [String: Int]())
        for job in 0..<jobs {
            if let name = group(job), let place = places[name] {
                groups[place].append(job)
            } else {
                if let name = group(job) { places[name] = groups.count }
                groups.append([job])
            }
        }
        state = Mutex(
            State(
                groups: groups.map { $0.reversed() },
                results: [Result<Value, any Error>?](repeating: nil, count: jobs)))
    }

    /// The next job of the lane's group, else of a group nobody has begun, else of the one with most left.
    func take(_ group: inout Int?) -> Int? {
        state.withLock { state in
            guard !state.isHalted else { return nil }
            if let own = group, let job = state.groups[own].popLast() { return job }
            while state.nextGroup < state.groups.count {
                group = state.nextGroup
                state.nextGroup += 1
                if let own = group, let job = state.groups[own].popLast() { return job }
            }
            group = state.groups.indices.max { state.groups[$0].count < state.groups[$1].count }
            return group.flatMap { state.groups[$0].popLast() }
        }
    }

    func put(_ result: Result<Value, any Error>, at job: Int) {
        state.withLock { state in
            state.results[job] = result
            if case .failure = result { state.isHalted = true }
        }
    }

    func results() throws -> [Value] {
        try state.withLock { state in try state.results.compactMap { try $0?.get() } }
    }
}
