extension PhotoWords {
    static let english = PhotoWords(
        before: "Before", after: "After", firstPhoto: "First photo", largestChange: "Largest change",
        lastPhoto: "Last photo", noTime: "No capture time", timeUnknown: "time unknown",
        timeAfter: { "\($0) after" }, timeBefore: { "\($0) before" },
        alternative: { "Photo, \($0), \($1)" }, mapAlternative: { "Redness map, \($0), \($1)" },
        outlines: "Outlines:", treated: "treated", control: "control, untreated", excluded: "left out",
        map: "Redness map, erythema index (EI):", unmeasured: "gray is not measured",
        pairTitle: { "Session \($0), \($1)" },
        overlay: "The photo after is laid over the one before by its registration.",
        sameSkin: { "\($0), the same skin" },
        slider: "Divider between before and after, percent from the left", blink: "Blink",
        stopBlinking: "Stop blinking", swap: "Swap photos", rednessMap: "Change of redness",
        textureMap: { "Change of texture, \($0)" }, contrast: "contrast", lessRed: "less red", redder: "redder",
        smoother: "smoother",
        rougher: "rougher", neutral: { "Gray: within ±\($0) \($1), not told from noise at one place." },
        adjusted: "The mean change of the control region is taken off.",
        mapFigures: { "\($0): colors from ±\($1) to ±\($2) \($3)" },
        omitted: Plural(
            "# more photo of this session is not shown; its figures are above.",
            "# more photos of this session are not shown; their figures are above."),
        checklist: "Photo checklist",
        checklistNote:
            "What a program can check of the usual standards for clinical photos: ✓ kept, ✕ not kept, – cannot be checked.",
        kept: "kept", notKept: "not kept", unchecked: "cannot be checked",
        checks: CheckWords(
            sharp: "sharp", exposed: "exposed well", evenLight: "even light", noShine: "no shine",
            littleNoise: "little noise", noHair: "no hair", noFilter: "no filter", original: "original file",
            timeKnown: "time known", cameraKnown: "camera known", scaleKnown: "scale known"),
        readings: "Erythema index of every photo", time: "time", region: "region", samplingError: "sampling error",
        skinTone: "skin tone (ITA class of the untreated skin)",
        roles: RoleWords(
            treated: "treated", control: "control", exclude: "left out", gray: "gray card", reference: "reference"))
}
