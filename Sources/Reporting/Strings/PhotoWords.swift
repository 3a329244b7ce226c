import StudyRecords

/// Photos, maps, the before/after frame and the photo checklist.
struct PhotoWords: Sendable {
    let before, after, firstPhoto, largestChange, lastPhoto, noTime, timeUnknown: String
    /// `24 h after`.
    let timeAfter, timeBefore: @Sendable (String) -> String
    let alternative, mapAlternative: @Sendable (_ caption: String, _ time: String) -> String
    let outlines, treated, control, excluded: String
    /// Legend of redness maps.
    let map, unmeasured: String
    let pairTitle: @Sendable (_ session: Int, _ what: String) -> String
    let overlay: String
    let sameSkin: @Sendable (_ caption: String) -> String
    let slider, blink, stopBlinking, swap: String
    let rednessMap: String
    let textureMap: @Sendable (_ band: String) -> String
    /// What a percentage of texture is a percentage of.
    let contrast: String
    let lessRed, redder, smoother, rougher: String
    let neutral: @Sendable (_ limit: String, _ unit: String) -> String
    let adjusted: String
    let mapFigures: @Sendable (_ title: String, _ neutral: String, _ limit: String, _ unit: String) -> String
    let omitted: Plural
    let checklist, checklistNote, kept, notKept, unchecked: String
    let checks: CheckWords
    let readings, time, region, samplingError, skinTone: String
    /// Names of regions' roles.
    let roles: RoleWords
}

/// Items of the photo checklist, as short as column heads.
struct CheckWords: Sendable {
    let sharp, exposed, evenLight, noShine, littleNoise, noHair, noFilter, original: String
    let timeKnown, cameraKnown, scaleKnown: String
}

struct RoleWords: Sendable {
    let treated, control, exclude, gray, reference: String

    subscript(_ role: RegionRole) -> String {
        switch role {
        case .treated: treated
        case .control: control
        case .exclude: exclude
        case .gray: gray
        case .reference: reference
        }
    }
}
