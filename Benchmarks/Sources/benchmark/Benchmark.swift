import BenchmarkCases
import Foundation

/// `benchmark filters|stages`: median CPU nanoseconds per pixel of each case, as JSON on standard output.
/// `benchmark run ROUNDS -- COMMAND -- COMMAND …`: CPU seconds and peak memory of whole commands, taken in turns.
@main
struct Benchmark {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        switch arguments.first {
        case "filters": report(BenchmarkCase.filters())
        case "stages": report(BenchmarkCase.stages())
        case "run": compare(Array(arguments.dropFirst()))
        default:
            FileHandle.standardError.write(Data("usage: benchmark filters | stages | run ROUNDS -- COMMAND …\n".utf8))
            exit(2)
        }
    }

    private static func report(_ cases: [BenchmarkCase]) {
        var results: [String: Double] = [:]
        for item in cases {
            item.run()
            let rounds = (0..<5).map { _ in
                let start = cpuSeconds()
                item.run()
                return (cpuSeconds() - start) * 1e9 / Double(item.pixels)
            }
            results[item.name] = rounds.sorted()[2]
        }
        printJSON(results)
    }

    private static func compare(_ arguments: [String]) {
        guard let rounds = arguments.first.flatMap({ Int($0) }), arguments.dropFirst().first == "--" else { exit(2) }
        let commands = arguments.dropFirst(2).split(separator: "--").map { Array($0) }
        var results = commands.map { _ in [ChildUsage]() }
        for _ in 0..<rounds {
            for (index, command) in commands.enumerated() {
                guard let usage = ChildUsage(running: command) else {
                    FileHandle.standardError.write(Data("cannot run \(command.joined(separator: " "))\n".utf8))
                    exit(1)
                }
                results[index].append(usage)
            }
        }
        printJSON(
            results.map { usages in
                let sorted = usages.map(\.cpuSeconds).sorted()
                return [
                    "cpu_seconds": sorted[sorted.count / 2], "least_cpu_seconds": sorted[0],
                    "wall_seconds": usages.map(\.wallSeconds).sorted()[sorted.count / 2],
                    "peak_megabytes": usages.map(\.peakMegabytes).max() ?? 0,
                ]
            })
    }

    private static func printJSON(_ value: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(value) else { return }
        print(String(decoding: data, as: UTF8.self))
    }

    private static func cpuSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
