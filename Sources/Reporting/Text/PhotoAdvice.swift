import StudyRecords

/// What a person can do for the next photo, by what was wrong with the last ones.
enum PhotoAdvice: CaseIterable {
    case light, shine, sharpness, filter, original, hair, framing, sameCamera, color

    /// nil where the person who takes the photo cannot change it.
    init?(_ code: ReasonCode) {
        guard let advice = PhotoAdvice.byCode[code] else { return nil }
        self = advice
    }

    private static let byCode: [ReasonCode: PhotoAdvice] = [
        .overexposed: .light, .underexposed: .light, .unevenLight: .light, .lightChanged: .light,
        .lightDirectionChanged: .light, .flashChanged: .light, .noisy: .light, .glare: .shine, .blurred: .sharpness,
        .motionBlur: .sharpness, .blurChanged: .sharpness, .smoothed: .filter, .lowJPEGQuality: .original,
        .truncated: .original, .corrupt: .original, .unsupported: .original, .hair: .hair, .noSkin: .framing,
        .notRegistrable: .framing, .lowOverlap: .framing, .scaleMismatch: .framing, .regionOutside: .framing,
        .cameraChanged: .sameCamera, .lensChanged: .sameCamera, .grayscale: .color,
    ]
}
