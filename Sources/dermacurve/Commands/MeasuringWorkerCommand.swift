import ArgumentParser
import Foundation
import Pipeline

/// Started by `run` to decode photos apart from everything else; no part of what users are promised.
struct MeasuringWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measuring-worker", abstract: "Measure photos for a run that asks for them on stdin.",
        shouldDisplay: false)

    func run() {
        // Tests need photos that bring down a decoder; no photo does so reliably.
        let poison = ProcessInfo.processInfo.environment["DERMACURVE_TEST_POISON"]
        MeasuringWorker.serve { file in
            if let poison, !poison.isEmpty, file.hasSuffix(poison) { abort() }
        }
    }
}
