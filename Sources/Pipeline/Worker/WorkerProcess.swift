import Foundation
import Imaging
import StudyRecords
import Synchronization

/// A subprocess of the same program that decodes and measures for one lane. When a photo crashes it, the next request
/// starts another one.
///
/// Used by one thread at a time.
final class WorkerProcess {
    private struct Child {
        let id: pid_t
        let input: Int32
        let output: Int32
    }

    private let settings: StudySettings
    private var child: Child?

    init(settings: StudySettings) { self.settings = settings }

    deinit { end() }

    /// nil when the worker crashed twice over this photo.
    func measure(_ task: PhotoTask) throws(InputError) -> ProcessedPhoto? {
        for _ in 0..<2 {
            guard let frame = try ask(.measure(task)) else { continue }
            guard case .measured(let reply)? = WorkerCoding.value(WorkerReply.self, frame) else { continue }
            return WorkerCoding.processedPhoto(reply, frame)
        }
        return nil
    }

    /// nil when the header cannot be read, or crashed the worker.
    func header(of file: String) throws(InputError) -> HeaderFacts? {
        guard let frame = try ask(.header(file: file)),
            case .header(let facts)? = WorkerCoding.value(WorkerReply.self, frame)
        else { return nil }
        return facts
    }

    /// The answer; nil when the worker died over it.
    private func ask(_ request: WorkerRequest) throws(InputError) -> PipeFrame? {
        let child: Child
        if let running = self.child { child = running } else { child = try start() }
        self.child = child
        guard let frame = WorkerCoding.frame(request), frame.write(to: child.input),
            let answer = PipeFrame.read(from: child.output)
        else {
            end()
            return nil
        }
        return answer
    }

    private func start() throws(InputError) -> Child {
        guard let child = WorkerProcess.starting.withLock({ _ in WorkerProcess.spawn() }) else {
            throw WorkerProcess.failure(errno)
        }
        // A worker that dies before it has the settings is noticed at the first request.
        if let frame = WorkerCoding.frame(settings) { _ = frame.write(to: child.input) }
        return child
    }

    private func end() {
        guard let child else { return }
        close(child.input)
        close(child.output)
        var status: Int32 = 0
        while waitpid(child.id, &status, 0) < 0, errno == EINTR {}
        self.child = nil
    }

    private static func failure(_ code: Int32) -> InputError {
        InputError(
            .cannotWrite, file: "worker", "no process can be started: \(String(cString: strerror(code)))",
            cure: "Close other programs or give fewer --jobs.")
    }
}

extension WorkerProcess {
    private typealias Pipe = (read: Int32, write: Int32)

    /// Between opening a pipe and marking its ends, no other lane may start a worker that would inherit them.
    private static let starting = Mutex(())

    private static func spawn() -> Child? {
        guard let toChild = pipe() else { return nil }
        guard let fromChild = pipe() else {
            [toChild.read, toChild.write].forEach { close($0) }
            return nil
        }
        let id = spawn(["dermacurve", "measuring-worker"], input: toChild.read, output: fromChild.write)
        close(toChild.read)
        close(fromChild.write)
        if let id { return Child(id: id, input: toChild.write, output: fromChild.read) }
        [toChild.write, fromChild.read].forEach { close($0) }
        return nil
    }

    /// Closed on exec, so that no other worker holds an end of it.
    private static func pipe() -> Pipe? {
        var ends: [Int32] = [-1, -1]
        guard Foundation.pipe(&ends) == 0 else { return nil }
        ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    /// Starts this program anew with other standard streams; what it complains of goes nowhere.
    private static func spawn(_ arguments: [String], input: Int32, output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var id = pid_t()
        let argv = arguments.map { strdup($0) } + [nil]
        // Printing a backtrace takes seconds and goes nowhere.
        let environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        let code = posix_spawn(&id, "/proc/self/exe", &actions, &attributes, argv, envp)
        if code != 0 { errno = code }
        return code == 0 ? id : nil
    }
}
