import Imaging
import SkinAnalysis
import StudyRecords
import Synchronization

/// Baselines as registration sees them: the last few stay, because a lane measures the photos of one region in a row.
///
/// Some 5 MB each, whatever the size of the photo.
package final class BaselineShelf: Sendable {
    private static let mostBooks = 2

    private struct Book {
        let file: String
        let features: Result<RegistrationFeatures, PhotoRefusal>
    }

    /// Last used last.
    private let books = Mutex<[Book]>([])

    package init() {}

    func features(of file: String, settings: StudySettings) throws(PhotoRefusal) -> RegistrationFeatures {
        try books.withLock { books in
            let known = books.firstIndex { $0.file == file }.map { books.remove(at: $0) }
            let book = known ?? Book(file: file, features: BaselineShelf.make(file, settings))
            books.append(book)
            if books.count > BaselineShelf.mostBooks { books.removeFirst() }
            return book.features
        }.get()
    }

    private static func make(
        _ file: String, _ settings: StudySettings
    ) -> Result<RegistrationFeatures, PhotoRefusal> {
        Result { () throws(PhotoRefusal) in
            do {
                guard let bytes = FileReading.bytes(file) else {
                    throw PhotoRefusal(.notRegistrable, "the baseline photo cannot be read")
                }
                let (header, image) = try PhotoReader.decode(bytes, limits: settings.limits)
                let skin = locateSkin(in: try calibrateColor(header, image), settings: settings.analysis.skin)
                return RegistrationFeatures(RegistrationImage(image, area: skin.skinArea))
            } catch let refusal as PhotoRefusal {
                throw refusal
            } catch {
                throw PhotoRefusal(.notRegistrable, "the baseline photo cannot be read: \(error)")
            }
        }
    }
}
