import Foundation

/// What one run of a command cost.
struct ChildUsage {
    let cpuSeconds: Double
    let wallSeconds: Double
    let peakMegabytes: Double

    /// nil when the command cannot be started or fails.
    init?(running command: [String]) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        let start = Date()
        var child = pid_t()
        guard let program = command.first, posix_spawnp(&child, program, &actions, nil, &arguments, environ) == 0
        else { return nil }
        var (status, usage) = (Int32(0), rusage())
        guard wait4(child, &status, 0, &usage) == child, status == 0 else { return nil }
        wallSeconds = Date().timeIntervalSince(start)
        cpuSeconds = ChildUsage.seconds(usage.ru_utime) + ChildUsage.seconds(usage.ru_stime)
        peakMegabytes = Double(usage.ru_maxrss) * 1024 / 1e6
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) * 1e-6 }
}
