import ArgumentParser
import Foundation
import Pipeline
import SkinPhantom

struct PhantomCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phantom", abstract: "Write a study of synthetic skin with known truth: the conformance kit.",
        discussion: """
            Skin is simulated from blood, oxygenation and melanin by physics, laid out with furrows, pores, lines, freckles \
            and bleeding points, and photographed through camera sensitivities, light, optics, noise and JPEG. DIR becomes \
            a study like any other, with truth.csv and truth.json beside it. Kinds: grid (tone × redness × light), \
            crosstalk (melanin or blood alone), pairs (no change, +3 EI, relief -20 %), puncta, texture (pores and lines), \
            course (sessions that heal), replicates. The same options give the same bytes.
            """)

    @Argument(help: "A new or empty folder.")
    var folder: String

    @Option(help: "Another seed is other skin and other photos.")
    var seed: UInt64 = 1

    @Option(help: "A kind of photos; repeatable (default: all).")
    var kind: [PhantomKind] = []

    @Option(help: "A skin tone; repeatable (default: all).")
    var tone: [SkinTone] = []

    @Option(help: "A light; repeatable (default: d65, fl11, led-b3).")
    var light: [PhantomLight] = []

    @Option(help: "The camera: observer sees as the eye does.")
    var camera: PhantomCamera = .nikon

    @Option(help: "Pairs of each sort.")
    var pairs = 12

    @Option(help: "Subjects with healing sessions.")
    var subjects = 6

    @Option(help: "Sessions of each of them, four weeks apart.")
    var sessions = 1

    @Option(help: "Hours after a session at which a photo is taken; repeatable (default: 0.3, 8, 24, 48, 72, 168).")
    var visit: [Double] = []

    @Option(help: "Subjects with replicate shots.")
    var replicates = 6

    @Option(help: "Standard deviation of a visit's redness, EI.")
    var visitSd = 0.5

    @Option(help: "Photo size against the default, 0.4 to 8.")
    var size = 1.0

    @Flag(inversion: .prefixedNo, help: "A color card in the photos that measure color.")
    var card = true

    @Option(name: [.long, .short], help: "Subjects made at once (default: all cores).")
    var jobs: Int?

    func validate() throws {
        guard (0.4...8).contains(size) else { throw ValidationError("--size must lie between 0.4 and 8.") }
        guard (0...10).contains(visitSd) else { throw ValidationError("--visit-sd must lie between 0 and 10.") }
        guard [pairs, subjects, replicates].allSatisfy({ (0...100_000).contains($0) }) else {
            throw ValidationError("--pairs, --subjects and --replicates must lie between 0 and 100000.")
        }
        guard (1...24).contains(sessions) else { throw ValidationError("--sessions must lie between 1 and 24.") }
        guard visit.allSatisfy({ $0 > 0 && $0 < 671 }) else {
            throw ValidationError("--visit must lie between 0 and 671 hours.")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        try Terminal.reportingErrors {
            let lanes = jobs ?? ProcessInfo.processInfo.activeProcessorCount
            let count = try PhantomRun(folder: folder, options: options, lanes: lanes).perform()
            Terminal.message("\(count) photos of synthetic skin in \(folder)")
            return ExitStatus.success
        }
    }

    private var options: PhantomOptions {
        var options = PhantomOptions()
        options.seed = seed
        if !kind.isEmpty { options.kinds = PhantomKind.allCases.filter(kind.contains) }
        if !tone.isEmpty { options.tones = SkinTone.allCases.filter(tone.contains) }
        if !light.isEmpty { options.lights = PhantomLight.allCases.filter(light.contains) }
        (options.camera, options.hasCard, options.size) = (camera, card, size)
        (options.pairs, options.courses, options.sessions) = (pairs, subjects, sessions)
        (options.replicates, options.visitDeviation) = (replicates, visitSd)
        if !visit.isEmpty { options.visitHours = Array(Set(visit)).sorted() }
        return options
    }
}

extension PhantomKind: ExpressibleByArgument {}
extension SkinTone: ExpressibleByArgument {}
extension PhantomLight: ExpressibleByArgument {}
extension PhantomCamera: ExpressibleByArgument {}
