import Imaging
import SkinAnalysis
import StudyRecords

/// The `ghost` command: a baseline's lines to lay over the next capture.
package struct GhostOverlay: Sendable {
    package var photo: String

    package init(photo: String) { self.photo = photo }

    /// Writes the overlay as PNG and returns its size.
    package func write(to file: String) throws -> (width: Int, height: Int) {
        guard let bytes = FileReading.bytes(photo) else {
            throw InputError(.notFound, file: photo, "there is no such photo", cure: "Check the path.")
        }
        guard FileReading.kind(file) == nil || !FileReading.isSame(file, photo) else {
            throw InputError(
                .usage, file: file, "this is the photo itself",
                cure: "Choose another name; originals are never written to.")
        }
        let small = try picture(bytes)
        let overlay = try PhotoWriter.png(
            overlay: GhostPicture.pixels(of: small), width: small.width, height: small.height)
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
        try OutputFolder(folder.isEmpty ? "/" : folder).write(overlay, to: parts.last.map(String.init) ?? file)
        return (small.width, small.height)
    }

    private func picture(_ bytes: [UInt8]) throws(InputError) -> RegistrationImage {
        do {
            let (header, image) = try PhotoReader.decode(bytes, limits: DecodeLimits())
            let skin = locateSkin(in: try calibrateColor(header, image), settings: SkinSettings())
            return RegistrationImage(image, area: skin.skinArea)
        } catch let error as DecodeError {
            throw unusable(error.reason.rawValue, error.detail)
        } catch let refusal as PhotoRefusal {
            throw unusable(refusal.reason.rawValue, refusal.detail)
        } catch {
            throw unusable("unreadable", "\(error)")
        }
    }

    private func unusable(_ reason: String, _ detail: String) -> InputError {
        InputError(.usage, file: photo, "\(reason): \(detail)", cure: "Give a color photo that `measure` can read.")
    }
}
