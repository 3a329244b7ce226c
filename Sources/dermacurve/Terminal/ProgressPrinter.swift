import ArgumentParser
import Foundation
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
        var problems: [String] = []
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
            if style == .json {
                Terminal.message(EventLine.json(event))
            } else {
                show(event, &state)
            }
        }
    }

    private func show(_ event: RunEvent, _ state: inout State) {
        switch event {
        case .started(let photos, let setAside):
            state.started = .now
            let aside = setAside > 0 ? ", \(setAside) other files" : ""
            if !isQuiet { Terminal.message("\(photos) photos\(aside)") }
        case .photo(let path, let photoState, let reasons, let isReused, let done, let total):
            if photoState == .failed || photoState == .refused {
                state.problems.append(
                    "\(photoState.rawValue) \(path): \(reasons.map(\.rawValue).joined(separator: ", "))")
            }
            if isVerbose { line("\(isReused ? "unchanged" : photoState.rawValue) \(path)") }
            showProgress(path, done, total, &state)
        case .writing(let files):
            clearBar()
            if !isQuiet { Terminal.message("writing \(files) files") }
        case .finished(let summary):
            clearBar()
            if !isQuiet {
                state.problems.sorted().forEach { Terminal.message($0) }
                if let reportPath { Terminal.message("report: \(reportPath)") }
            }
            Terminal.message(summary.inWords)
        }
    }

    /// A bar redrawn ten times a second, or a plain line every five seconds.
    private func showProgress(_ path: String, _ done: Int, _ total: Int, _ state: inout State) {
        let now = ContinuousClock.now
        let pause: Duration = isBar ? .milliseconds(100) : .seconds(5)
        guard !isQuiet, done == total || now - state.lastShown >= pause else { return }
        state.lastShown = now
        let seconds = max(0.001, Double((now - state.started) / .milliseconds(1)) / 1000)
        let rate = Double(done) / seconds
        let left = Int((Double(total - done) / rate).rounded(.up))
        let figures = "\(done)/\(total) photos, \((rate * 10).rounded() / 10) per second, \(left) s left"
        if isBar {
            let filled = 24 * done / max(1, total)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
            write("\r\u{1B}[K\(bar) \(figures)  \(Terminal.harmless(String(path.suffix(30))))")
        } else {
            Terminal.message(figures)
        }
    }

    private func line(_ text: String) {
        clearBar()
        Terminal.message(text)
    }

    private func clearBar() { if isBar { write("\r\u{1B}[K") } }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
