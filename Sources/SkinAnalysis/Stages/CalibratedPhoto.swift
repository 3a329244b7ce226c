import Imaging
import StudyRecords

/// Pixels whose color meaning is settled: sRGB codes of linear light under D65.
///
/// Without a card nothing is invented: the photo's own white balance and exposure stand, and only metrics that do not
/// depend on exposure, taken against a control region, carry across photos.
package struct CalibratedPhoto: Sendable {
    package let header: PhotoHeader
    package let image: EncodedImage
    /// Doubts about color that travel with every value.
    package let flags: [ReasonCode]
}

/// Stage 2: settles what the codes mean. A profile other than sRGB is named and flagged, its pixels read as sRGB.
package func calibrateColor(_ header: PhotoHeader, _ image: EncodedImage) throws(PhotoRefusal) -> CalibratedPhoto {
    guard !header.isGrayscale else { throw PhotoRefusal(.grayscale, "the file holds one gray channel") }
    if case .other = header.profileKind {
        return CalibratedPhoto(header: header, image: image, flags: [.profileUnsupported])
    }
    return CalibratedPhoto(header: header, image: image, flags: [])
}

/// A photo that is readable but not fit to be measured.
package struct PhotoRefusal: Error, Sendable, Hashable {
    package let reason: ReasonCode
    /// The figure or fact behind the reason.
    package let detail: String

    package init(_ reason: ReasonCode, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }
}
