import ArgumentParser
import Foundation
import Pipeline
import StudyRecords

/// Messages to the person at the terminal: stderr, one line each.
enum Terminal {
    static var isInteractive: Bool { isatty(STDERR_FILENO) != 0 }

    static func message(_ text: String) {
        put(text.split(separator: "\n").map { harmless(String($0)) }.joined(separator: "\n") + "\n")
    }

    /// Writes to stderr; a reader that has gone is no reason to stop.
    static func put(_ text: String) {
        var left = Array(text.utf8)[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
            guard count > 0 || errno == EINTR else { return }
            left = left.dropFirst(max(0, count))
        }
    }

    /// Width of the terminal.
    static var columns: Int {
        var size = winsize()
        return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
    }

    /// Control characters of untrusted names made visible, so that a file name cannot steer the terminal, nor turn the
    /// direction of reading.
    static func harmless(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isHarmful($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<32, 127..<160, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Runs a command's work; turns what went wrong into a message and the contract's exit code.
    static func reportingErrors(_ work: () throws -> Int32) throws {
        let status: Int32
        do {
            status = try work()
        } catch let error as InputError {
            message("dermacurve: \(error)")
            status = error.exitStatus
        } catch {
            message("dermacurve: internal error: \(error)")
            status = ExitStatus.internalError
        }
        if status != ExitStatus.success { throw ArgumentParser.ExitCode(status) }
    }

    /// Photos that were not measured cleanly, with what to do about each.
    static func problems(_ photos: [PhotoRecord]) {
        for photo in photos where !photo.reasons.isEmpty {
            let detail = photo.detail.map { ": \($0)" } ?? ""
            message("\(photo.state.rawValue) \(photo.identity.path)\(detail)")
            for reason in photo.reasons {
                message("  \(reason.rawValue): \(reason.explanation.meaning) \(reason.explanation.cure)")
            }
        }
    }
}

extension Terminal {
    /// Ctrl-C, a polite kill and a closed terminal end a run with the contract's code. Every photo that was saved stays
    /// saved, so the next run goes on where this one ended.
    ///
    /// Called before any other thread is started, so that the signals reach only the thread that waits for them.
    static func onInterrupt(_ lastWords: @escaping @Sendable () -> Void) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for name in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, name) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        signal(SIGPIPE, SIG_IGN)
        let awaited = signals
        startThread {
            var (signals, name) = (awaited, Int32(0))
            sigwait(&signals, &name)
            lastWords()
            _exit(ExitStatus.interrupted)
        }
    }

    /// Outside any actor: a closure born on the main actor would trap on another thread.
    private static func startThread(_ body: @escaping @Sendable () -> Void) { Thread(block: body).start() }
}
