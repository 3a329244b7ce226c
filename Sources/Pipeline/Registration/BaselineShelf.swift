import Imaging
import SkinAnalysis
import StudyRecords
import Synchronization

/// Baselines as registration sees them, shared by all lanes: made when the first follow-up asks, gone with the last one.
///
/// Some 5 MB each, whatever the size of the photo; a study holds those of the regions it is at work on.
package final class BaselineShelf: Sendable {
    private let books: Mutex<[String: Book]>

    /// - Parameter tasks: everything that will be asked for, so that each baseline can be dropped in time.
    package init(tasks: [PhotoTask] = []) {
        var counts: [String: Int] = [:]
        for task in tasks where task.isRegistered { counts[task.baselineFile ?? "", default: 0] += 1 }
        books = Mutex(counts.mapValues { Book(readers: $0) })
    }

    /// SHA-256 of the baseline's file; nil when it cannot be read.
    func digest(of file: String) -> String? { book(file).digest(file) }

    func features(of file: String, settings: StudySettings) throws(PhotoRefusal) -> RegistrationFeatures {
        try book(file).baseline(file, settings).get().features
    }

    /// Millimetres per pixel by the baseline's own card, where it has one.
    func cardScale(of file: String, settings: StudySettings) -> Double? {
        try? book(file).baseline(file, settings).get().cardScale
    }

    /// One follow-up is done with its baseline.
    func release(_ file: String) {
        books.withLock { books in
            if books[file]?.isLastReader() == true { books[file] = nil }
        }
    }

    private func book(_ file: String) -> Book {
        books.withLock { books in
            if let book = books[file] { return book }
            let book = Book(readers: 1)
            books[file] = book
            return book
        }
    }
}

/// One baseline. Whoever comes first makes it while the others wait.
private final class Book: Sendable {
    struct Baseline {
        let features: RegistrationFeatures
        let cardScale: Double?
    }

    private struct State {
        var readers: Int
        var digest: String?
        var baseline: Result<Baseline, PhotoRefusal>?
    }

    private let state: Mutex<State>

    init(readers: Int) { state = Mutex(State(readers: readers)) }

    func digest(_ file: String) -> String? {
        state.withLock { state in
            if state.digest == nil { state.digest = FileReading.bytes(file).map { MessageDigest.sha256($0) } }
            return state.digest
        }
    }

    func baseline(_ file: String, _ settings: StudySettings) -> Result<Baseline, PhotoRefusal> {
        state.withLock { state in
            if let known = state.baseline { return known }
            let made = Book.make(file, settings)
            state.baseline = made
            return made
        }
    }

    func isLastReader() -> Bool {
        state.withLock { state in
            state.readers -= 1
            return state.readers <= 0
        }
    }

    private static func make(
        _ file: String, _ settings: StudySettings
    ) -> Result<Baseline, PhotoRefusal> {
        Result { () throws(PhotoRefusal) in
            do {
                guard let bytes = FileReading.bytes(file) else {
                    throw PhotoRefusal(.notRegistrable, "the baseline photo cannot be read")
                }
                let (header, image) = try PhotoReader.decode(bytes, limits: settings.limits)
                let calibrated = try calibrateColor(header, image, settings: settings.analysis.card)
                let skin = locateSkin(in: calibrated, settings: settings.analysis.skin)
                return Baseline(
                    features: RegistrationFeatures(RegistrationImage(image, area: skin.skinArea)),
                    cardScale: calibrated.calibration?.mmPerPixel)
            } catch let refusal as PhotoRefusal {
                throw refusal
            } catch {
                throw PhotoRefusal(.notRegistrable, "the baseline photo cannot be read: \(error)")
            }
        }
    }
}
