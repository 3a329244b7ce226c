import Imaging
import StudyRecords

/// Pixels whose color meaning is settled: rows unpack to linear sRGB under D65.
///
/// Without a card nothing is invented: the photo's own white balance and exposure stand, and only metrics that do not
/// depend on exposure, taken against a control region, carry across photos.
package struct CalibratedPhoto: Sendable {
    package let header: PhotoHeader
    package let image: EncodedImage
    /// Doubts about color: the photo is warned.
    package let flags: [ReasonCode]
    /// Limits of what the photo says about color; they travel with every value and are no doubt about the picture.
    package let valueFlags: [ReasonCode]
}

/// Stage 2: settles what the codes mean. An embedded profile is applied by the image itself; without one sRGB is assumed.
package func calibrateColor(_ header: PhotoHeader, _ image: EncodedImage) throws(PhotoRefusal) -> CalibratedPhoto {
    guard !header.isGrayscale else { throw PhotoRefusal(.grayscale, "the file holds one gray channel") }
    let flags: [ReasonCode] = if case .unsupported = header.profileKind { [.profileUnsupported] } else { [] }
    let valueFlags: [ReasonCode] = header.profileKind == .untagged ? [.profileMissing] : []
    return CalibratedPhoto(header: header, image: image, flags: flags, valueFlags: valueFlags)
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
