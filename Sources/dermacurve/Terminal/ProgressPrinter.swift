import ArgumentParser
import Pipeline
import StudyRecords
import Synchronization

/// How a run shows what it does: a bar on a terminal, plain lines elsewhere, JSON Lines on request.
enum ProgressStyle: String, ExpressibleByArgument {
    case json
    case automatic

    /// What may be typed after --log.
    init?(argument: String) {
        guard argument == "json" else { return nil }
        self = .json
    }

    static var allValueStrings: [String] { ["json"] }
}

/// Listens to a run from any thread and writes to stderr.
final class ProgressPrinter: Sendable {
    private struct State {
        var started = ContinuousClock.now
        var lastShown = ContinuousClock.now - .seconds(60)
        var left = TimeLeft()
        var counts: [PhotoState: Int] = [:]
        var done = 0
        var total = 0
        var problems: [String] = []

        var seconds: Double { max(0.001, Double((.now - started) / .milliseconds(1)) / 1000) }

        /// `118 measured, 2 refused`, in the order of the states.
        var countsInWords: String {
            PhotoState.allCases.compactMap { state in counts[state].map { "\($0) \(state.rawValue)" } }
                .joined(separator: ", ")
        }
    }

    private let style: ProgressStyle
    private let isQuiet: Bool
    private let isVerbose: Bool
    /// Named at the end; nil for a command with an end of its own.
    private let reportPath: String?
    private let isBar: Bool
    private let state = Mutex(State())

    init(style: ProgressStyle, isQuiet: Bool, isVerbose: Bool, reportPath: String?) {
        self.style = style
        self.isQuiet = isQuiet
        self.isVerbose = isVerbose
        self.reportPath = reportPath
        isBar = style == .automatic && Terminal.isInteractive && !isQuiet
    }

    func show(_ event: RunEvent) {
        state.withLock { state in
            state.left.note(event, at: state.seconds)
            if case .photo(let photo) = event {
                (state.done, state.total) = (photo.done, photo.total)
                state.counts[photo.state, default: 0] += 1
            }
            if style == .json {
                Terminal.message(EventLine.json(event, at: state.seconds, state.left))
            } else {
                show(event, &state)
            }
        }
    }

    /// The last words of a run that a signal ends.
    func interrupted() {
        state.withLock { state in
            let counts = state.done == 0 ? "" : " (\(state.countsInWords))"
            let words =
                "interrupted: \(state.done) of \(state.total) photos are stored\(counts); "
                + "the same command goes on from here"
            clearBar()
            Terminal.message(
                style == .json
                    ? EventLine.interrupted(
                        at: state.seconds, done: state.done, total: state.total, summary: words) : words)
        }
    }

    private func show(_ event: RunEvent, _ state: inout State) {
        switch event {
        case .started(let photos, let setAside, _):
            let aside = setAside > 0 ? ", \(setAside) other files" : ""
            state.total = photos
            if !isQuiet { Terminal.message("\(photos) photos\(aside)") }
        case .photo(let photo):
            note(photo, &state)
            let rate = (state.left.rate(at: state.seconds) * 10).rounded() / 10
            showProgress("\(photo.done)/\(photo.total) photos, \(rate) per second", photo.path, &state)
        case .curves(let photos):
            clearBar()
            if !isQuiet { Terminal.message("deriving changes and curves of \(photos) files") }
        case .writing(let files):
            if !isQuiet { Terminal.message("writing \(files) files") }
        case .wrote(let file, let done, let total):
            (state.done, state.total) = (done, total)
            if done > 1 { showProgress("\(done)/\(total) files written", file, &state) }
        case .finished(let summary): conclude(summary, state)
        }
    }

    private func note(_ photo: PhotoProgress, _ state: inout State) {
        if photo.state == .failed || photo.state == .refused {
            state.problems.append(
                "\(photo.state.rawValue) \(photo.path): \(photo.reasons.map(\.rawValue).joined(separator: ", "))")
        }
        guard isVerbose else { return }
        clearBar()
        Terminal.message("\(photo.isReused ? "unchanged" : photo.state.rawValue) \(photo.path)")
    }

    private func conclude(_ summary: RunSummary, _ state: State) {
        clearBar()
        if !isQuiet {
            state.problems.sorted().forEach { Terminal.message($0) }
            if let reportPath { Terminal.message("report: \(reportPath)") }
            Terminal.message("took \(ProgressPrinter.duration(state.seconds)), \(summary.decoded) photos decoded")
        }
        Terminal.message(summary.inWords)
    }

    /// A bar redrawn ten times a second, or a plain line every five seconds.
    private func showProgress(_ figures: String, _ current: String, _ state: inout State) {
        let now = ContinuousClock.now
        let pause: Duration = isBar ? .milliseconds(100) : .seconds(5)
        guard !isQuiet, state.done == state.total || now - state.lastShown >= pause else { return }
        state.lastShown = now
        let left = state.left.seconds(at: state.seconds).map { ", \(ProgressPrinter.duration($0)) left" } ?? ""
        guard isBar else { return Terminal.message("\(figures)\(left); \(state.countsInWords)") }
        let filled = 16 * state.done / max(1, state.total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 16 - filled)
        let line = "\(bar) \(figures)\(left); \(state.countsInWords)  \(Terminal.harmless(String(current.suffix(30))))"
        Terminal.put("\r\u{1B}[K" + line.prefix(Terminal.columns - 1))
    }

    /// `3 h 20 min`, `12 min`, `40 s`.
    static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole >= 3600 { return "\(whole / 3600) h \(whole % 3600 / 60) min" }
        return whole >= 120 ? "\(whole / 60) min" : "\(whole) s"
    }

    private func clearBar() { if isBar { Terminal.put("\r\u{1B}[K") } }
}
