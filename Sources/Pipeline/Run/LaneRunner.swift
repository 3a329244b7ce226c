import Foundation
import SkinAnalysis
import Synchronization

/// Runs independent jobs on a fixed number of own threads.
///
/// Own threads, because decoding blocks: on the shared pool it would starve everything else. Each lane takes the next job
/// when it is done with one, so at most `lanes` photos are in memory. Results come back in the order of the jobs.
enum LaneRunner {
    ///
    /// A lane's jobs share one workspace, so memory is reused from photo to photo.
    static func perform<Result: Sendable>(
        jobs: Int, lanes: Int, _ body: @escaping @Sendable (Int, Workspace) -> Result
    ) -> [Result] {
        let board = JobBoard<Result>(jobs: jobs)
        let threads = min(max(1, lanes), max(1, jobs))
        let finished = DispatchSemaphore(value: 0)
        for _ in 0..<threads {
            startThread {
                let workspace = Workspace()
                while let job = board.take() { board.put(body(job, workspace), at: job) }
                finished.signal()
            }
        }
        for _ in 0..<threads { finished.wait() }
        return board.results
    }

    /// Outside any actor: a closure born on the main actor would trap on another thread.
    private static func startThread(_ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.stackSize = 8 << 20
        thread.start()
    }
}

/// Which job is next, and what came of each.
private final class JobBoard<Result: Sendable>: Sendable {
    private struct State {
        var next = 0
        var results: [Result?]
    }

    private let jobs: Int
    private let state: Mutex<State>

    init(jobs: Int) {
        self.jobs = jobs
        state = Mutex(State(results: [Result?](repeating: nil, count: jobs)))
    }

    func take() -> Int? {
        state.withLock { state in
            guard state.next < jobs else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    func put(_ result: Result, at job: Int) { state.withLock { $0.results[job] = result } }

    var results: [Result] { state.withLock { $0.results.compactMap { $0 } } }
}
