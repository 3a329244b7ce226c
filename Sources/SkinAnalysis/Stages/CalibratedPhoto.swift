import Imaging
import StudyRecords

/// Pixels whose color meaning is settled: rows unpack to linear sRGB under D65, by the card's map where there is a card.
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
    /// The card, gray card or reference in the picture, applied or refused; nil without one.
    package var calibration: CalibrationRecord?
    /// The figure behind a flag.
    package var detail: String?
    /// Corners of a card, which is no skin.
    package var cardOutline: [PolygonPoint] = []

    /// Whether exposure and white balance are fixed by something in the picture.
    package var isAbsolute: Bool { calibration.map { $0.isApplied && $0.isAbsolute } ?? false }
}

/// Stage 2: settles what the codes mean. An embedded profile is applied by the image itself; without one sRGB is assumed.
/// A card, or a drawn reference, then fixes white balance and exposure.
///
/// - Parameter regions: drawn regions of role `gray` or `reference` are used where no card can be.
package func calibrateColor(
    _ header: PhotoHeader, _ image: EncodedImage, settings: CardSettings = CardSettings(),
    regions: [RegionPolygon] = []
) throws(PhotoRefusal) -> CalibratedPhoto {
    guard !header.isGrayscale else { throw PhotoRefusal(.grayscale, "the file holds one gray channel") }
    var reading = CardReader(image, settings: settings).read()
    if reading.record?.isApplied != true, let drawn = ReferenceReader(image, regions, settings).read() {
        reading.replace(by: drawn)
    }
    var flags = reading.flags
    if case .unsupported = header.profileKind { flags.append(.profileUnsupported) }
    let valueFlags: [ReasonCode] = header.profileKind == .untagged ? [.profileMissing] : []
    var corrected = image
    if let record = reading.record, record.isApplied { corrected.correction = LightCorrection(record) }
    return CalibratedPhoto(
        header: header, image: corrected, flags: flags, valueFlags: valueFlags, calibration: reading.record,
        detail: reading.detail,
        cardOutline: reading.outline)
}

extension LightCorrection {
    /// The seam between what a card says and the pixels: another map of the pixels' light to linear sRGB goes before it.
    package init?(_ record: CalibrationRecord) { self.init(rows: record.linearCorrection) }
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
