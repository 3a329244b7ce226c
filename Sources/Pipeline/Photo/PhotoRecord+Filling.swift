import Imaging
import SkinAnalysis
import StudyRecords

extension PhotoRecord {
    /// What the header says. Metadata is kept only where provenance or comparability needs it; GPS and serials never are.
    mutating func describe(_ header: PhotoHeader, capturedAt listed: StudyTime?, settings: StudySettings) {
        (width, height, bitDepth) = (header.width, header.height, header.bitDepth)
        format = header.format.rawValue
        profile = header.profileName
        camera.make = header.exif.make
        camera.model = header.exif.model
        camera.exposureTime = header.exif.exposureTime
        camera.iso = header.exif.iso
        camera.flashFired = header.exif.flashFired
        camera.whiteBalance = header.exif.whiteBalance
        camera.lens = header.exif.lens
        camera.software = header.exif.software
        capturedAt =
            listed
            ?? HeaderFacts(header).captureTime(
                visit: identity.visit, assumedOffsetMinutes: settings.assumedOffsetMinutes)
    }

    /// The card, and the scale it gives where the user gave none.
    mutating func describe(_ calibrated: CalibratedPhoto) {
        calibration = calibrated.calibration
        (reasons, detail) = (calibrated.flags, calibrated.detail)
        if mmPerPixel == nil, let scale = calibrated.calibration?.mmPerPixel {
            (mmPerPixel, scaleSource) = (scale, "card")
        }
    }

    /// A scale known for the baseline, given or by its card, holds here by the registration: finer than one number for all
    /// photos, and than two cards that lie at two depths. A scale given for this very photo stands.
    mutating func carryScale(
        of task: PhotoTask, _ figures: RegistrationFigures?, baselineScale: @autoclosure () -> Double?
    ) {
        guard let figures, task.scaleSource != "photos.csv", let scale = baselineScale() else { return }
        (mmPerPixel, scaleSource) = (scale / figures.scale, "registration")
    }

    /// Quality of the treated region and the final state.
    mutating func conclude(_ aligned: AlignedSkin, flags: [ReasonCode], needsCaptureTime: Bool) {
        clippedPercent = aligned.treated.map { rounded($0.clippedPercent) }
        darkPercent = aligned.treated.map { rounded($0.darkPercent) }
        glarePercent = aligned.treated.map { rounded($0.glarePercent) }
        registration = aligned.registration == .wholeSkin ? nil : aligned.registration.rawValue
        registrationFigures = aligned.figures
        regionPixels = aligned.treated?.outlinePixels
        measuredPixels = aligned.treated?.measuredPixels
        maskDigest = aligned.treated.map { MessageDigest.sha256($0.mask.packed) }
        reasons = Set(aligned.flags + flags).sorted()
        conclude(needsCaptureTime: needsCaptureTime)
    }

    /// What was found out before (about the card, say) stays known beside the reason of the refusal.
    mutating func refuse(_ refusal: PhotoRefusal) {
        state = .refused
        reasons = Set(reasons + [refusal.reason]).sorted()
        detail = [refusal.detail, detail].compactMap { $0 }.joined(separator: "; ")
    }

    /// A known format this build does not read, a picture over the limits and a broken profile are refused; everything
    /// else that cannot be decoded has failed.
    mutating func fail(_ error: DecodeError) {
        let reason = ReasonCode(rawValue: error.reason.rawValue)
        (state, reasons, detail) = (error.isRefusal ? .refused : .failed, [reason], error.detail)
    }
}

extension PixelMask {
    /// One bit a pixel, row by row, the first pixel in the highest bit.
    fileprivate var packed: [UInt8] {
        stride(from: 0, to: bytes.count, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 << 1 | (start + $1 < bytes.count ? bytes[start + $1] : 0) }
        }
    }
}

/// Quality shares to a ten-thousandth: more digits would say more than they know.
func rounded(_ percent: Double) -> Double { (percent * 1e4).rounded() / 1e4 }
