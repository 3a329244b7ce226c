import StudyRecords

/// What a run tells while it works; the terminal and the JSON log are two listeners. Documentation/Events.md has the schema.
package enum RunEvent: Sendable {
    case started(photos: Int, setAside: Int, subjects: Int)
    case photo(PhotoProgress)
    /// Every photo has its state; changes and curves are derived.
    case curves(photos: Int)
    case writing(files: Int)
    case wrote(file: String, done: Int, total: Int)
    case finished(RunSummary)
}

/// A photo reached its state. `done` counts photos so far.
package struct PhotoProgress: Sendable {
    package let path: String
    package let state: PhotoState
    package let reasons: [ReasonCode]
    package let isReused: Bool
    package let done: Int
    package let total: Int
}

/// Photos by state; the counts add up to the inputs.
package struct RunSummary: Sendable, Hashable, Codable {
    package var measured = 0
    package var warned = 0
    package var refused = 0
    package var failed = 0
    package var skipped = 0
    /// Of all these, how many were taken over from an earlier run.
    package var unchanged = 0
    /// Photos that were opened and decoded this time.
    package var decoded = 0
    /// Changes that compare nothing: verdict not-comparable.
    package var incomparablePairs = 0

    package init(photos: [PhotoRecord] = []) {
        for photo in photos {
            switch photo.state {
            case .measured: measured += 1
            case .warned: warned += 1
            case .refused: refused += 1
            case .failed: failed += 1
            case .skipped: skipped += 1
            }
        }
    }

    package var inputs: Int { measured + warned + refused + failed + skipped }

    /// Exit code of the contract.
    package func exitCode(strict: Bool, measuredAnything: Bool) -> Int32 {
        if !measuredAnything { return ExitStatus.nothingMeasured }
        if failed > 0 { return ExitStatus.someFailed }
        return strict && refused + incomparablePairs > 0 ? ExitStatus.someRefused : ExitStatus.success
    }

    /// The last line on stderr.
    package var inWords: String {
        let parts = [
            (measured, "measured"), (warned, "measured with warnings"), (refused, "refused"), (failed, "failed"),
            (skipped, "skipped"),
        ]
        let counts = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let reused = unchanged > 0 ? " (\(unchanged) unchanged since the last run)" : ""
        return "\(inputs) \(inputs == 1 ? "file" : "files"): \(counts.isEmpty ? "nothing to do" : counts)\(reused)"
    }
}

/// Exit codes of the contract.
package enum ExitStatus {
    package static let success: Int32 = 0
    /// `verify`: a promise was not kept.
    package static let claimFailed: Int32 = 1
    package static let someFailed: Int32 = 3
    package static let someRefused: Int32 = 4
    package static let nothingMeasured: Int32 = 5
    package static let usage: Int32 = 64
    package static let notFound: Int32 = 66
    package static let internalError: Int32 = 70
    package static let cannotWrite: Int32 = 73
    package static let interrupted: Int32 = 130
}
