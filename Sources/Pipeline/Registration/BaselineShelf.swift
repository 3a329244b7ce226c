import Imaging
import SkinAnalysis
import StudyRecords
import Synchronization

/// Baselines as registration sees them: the last few stay, because a lane measures the photos of one region in a row.
///
/// Some 5 MB each, whatever the size of the photo.
package final class BaselineShelf: Sendable {
    private static let mostBooks = 2

    private struct Baseline {
        let features: RegistrationFeatures
        let cardScale: Double?
    }

    private struct Book {
        let file: String
        let baseline: Result<Baseline, PhotoRefusal>
    }

    /// Last used last.
    private let books = Mutex<[Book]>([])

    package init() {}

    func features(of file: String, settings: StudySettings) throws(PhotoRefusal) -> RegistrationFeatures {
        try baseline(of: file, settings).get().features
    }

    /// Millimetres per pixel by the baseline's own card, where it has one.
    func cardScale(of file: String, settings: StudySettings) -> Double? {
        try? baseline(of: file, settings).get().cardScale
    }

    private func baseline(of file: String, _ settings: StudySettings) -> Result<Baseline, PhotoRefusal> {
        books.withLock { books in
            let known = books.firstIndex { $0.file == file }.map { books.remove(at: $0) }
            let book = known ?? Book(file: file, baseline: BaselineShelf.make(file, settings))
            books.append(book)
            if books.count > BaselineShelf.mostBooks { books.removeFirst() }
            return book.baseline
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
