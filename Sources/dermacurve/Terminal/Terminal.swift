import ArgumentParser
import Foundation
import Pipeline
import StudyRecords

/// Messages to the person at the terminal: stderr, one line each.
enum Terminal {
    static var isInteractive: Bool { isatty(STDERR_FILENO) != 0 }

    static func message(_ text: String) {
        FileHandle.standardError.write(
            Data((text.split(separator: "\n").map { harmless(String($0)) }.joined(separator: "\n") + "\n").utf8))
    }

    /// Control characters of untrusted names made visible, so that a file name cannot steer the terminal.
    static func harmless(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? "\u{FFFD}" : $0 }))
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
    /// Ctrl-C and a polite kill end a run with the contract's code. Every photo that was saved stays saved, so the next
    /// run goes on where this one ended.
    static func exitOnInterrupt() {
        for name in [SIGINT, SIGTERM] {
            signal(name) { _ in
                // Only what a signal handler may call.
                let text: StaticString = "\ninterrupted; the same command goes on from here\n"
                _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
                _exit(130)
            }
        }
    }
}
