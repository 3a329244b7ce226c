/// Every reason code, its meaning and its cure. The README table is checked against this list.
package enum ReasonCatalog {
    package static let all: [ReasonExplanation] = files + times + pictures + cards + regions + values + changes

    static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

    private static let files = [
        explain(.truncated, "The file ends before the picture does.", "Copy the photo again from the camera or phone."),
        explain(
            .corrupt, "The file is damaged or is no picture at all.",
            "Copy the original again; open it in a viewer to check."),
        explain(
            .unsupported, "The file is of a kind this build does not read (see dermacurve --version).",
            "Export the photo as JPEG or PNG at full size."),
        explain(
            .overLimit, "The picture is larger than the limits in study.yaml.",
            "Raise limits in study.yaml, or give a smaller photo."),
        explain(.unreadable, "The file could not be opened.", "Check that the file exists and that you may read it."),
        explain(
            .notAPhoto, "The file is no photo.",
            "Nothing to do; keep other files outside the visit folders if you like."),
        explain(
            .hiddenFile, "Hidden files are left alone.", "Rename the file without the leading dot if it is a photo."),
        explain(
            .decoderCrash, "The file brought down the program that decodes it, twice; nothing else was harmed.",
            "Open the photo in an editor and export it anew; please report the file."),
        explain(.symbolicLink, "Symbolic links are not followed.", "Copy the photo itself into the study folder."),
        explain(
            .unexpectedPlace, "The photo does not lie at subject/visit/region.",
            "Move it to <subject>/<visit>/<region>.jpg, or list it in photos.csv."),
        explain(
            .notListed, "photos.csv exists and does not list this photo.",
            "Add a row to photos.csv if the photo belongs to the study."),
    ]

    private static let times = [
        explain(
            .noCaptureTime, "Nobody knows when the photo was taken, so it cannot enter a course.",
            "Give captured_at in photos.csv, or name the visit folder by its date, e.g. 2026-03-01T0930.")
    ]

    private static let pictures = [
        explain(
            .profileUnsupported, "The photo's colors are CMYK without a profile; they are guessed.",
            "Export the photo as RGB with its profile embedded."),
        explain(
            .profileBroken, "The photo's color profile is damaged, so nobody knows what its colors mean.",
            "Copy the original again, or export it with an intact profile."),
        explain(
            .profileMissing, "The photo carries no color profile; sRGB was assumed.",
            "Nothing to do for camera photos in sRGB; otherwise export with the profile embedded."),
        explain(.noSkin, "No skin was found.", "Retake closer and in even light, or draw the treated region."),
        explain(
            .overexposed, "Much of the region is clipped to white.",
            "Retake with less exposure (-0.7 EV) and without direct flash."),
        explain(.underexposed, "Much of the region is too dark to measure.", "Retake with more light."),
        explain(
            .glare, "Shine covers much of the region.",
            "Turn the lamp or the skin, blot the skin dry, avoid direct flash."),
        explain(
            .blurred, "The skin is blurred: fine texture is missing.",
            "Focus on the skin, hold still or use a tripod, and retake."),
        explain(
            .motionBlur, "The camera or the skin moved during the exposure.",
            "Use more light, a tripod or a faster shutter."),
        explain(.noisy, "Image noise is strong.", "Retake with more light and lower ISO."),
        explain(
            .lowJPEGQuality, "The photo was compressed strongly.",
            "Take the original from the camera; do not send it through a messenger."),
        explain(
            .unevenLight, "The light falls off strongly across the region.",
            "Use two lamps or a window in front; avoid light from one side."),
        explain(.hair, "Hair covers part of the region.", "Comb or clip the hair aside, or mark it with role exclude."),
        explain(
            .smoothed, "The skin looks smoothed by a beauty filter.", "Switch off beauty and portrait modes and retake."
        ),
        explain(
            .skinToneOutOfRange, "On skin this dark (ITA below -50°) redness in photos is no measure.",
            "Trust symptoms and touch; use the other metrics."),
        explain(.grayscale, "The photo has no color.", "Take the photo in color."),
    ]

    private static let cards = [
        explain(
            .cardCovered, "A color card was found, but part of it is covered or outside the photo; it was not used.",
            "Keep the whole card in view, without fingers, straps or shine on it."),
        explain(
            .cardClipped, "Too many patches of the color card are overexposed; it was not used.",
            "Retake with less exposure (-0.7 EV)."),
        explain(
            .cardUnknown, "A grid of colors was found that is not a known color card; it was not used.",
            "Use a 24-patch ColorChecker (Classic, Mini or Passport)."),
        explain(
            .cardResidual, "The color card's patches miss their values by too much; it was not used.",
            "Light the card evenly with one kind of lamp, clean it, and check card.edition in study.yaml."),
        explain(
            .cardSmall, "A color card was found, but its patches are too small in the photo; it was not used.",
            "Move the card closer: a patch needs ten pixels."),
        explain(
            .cardDoubtful, "The color card's patches miss their values by more than usual (card.warn_residual).",
            "Light the card evenly with one kind of lamp, and check card.edition in study.yaml."),
        explain(
            .cardShadow, "Part of the color card lies in shadow; only the evenly lit patches were used.",
            "Retake without a shadow on the card; colors hold for the light on the patches used."),
        explain(
            .referenceUnusable, "A gray or reference region cannot be used: clipped, dark, uneven or outside.",
            "Check the polygon against the photo; the reference must be matte, clean and evenly lit."),
        explain(
            .noCard, "Nothing in the picture fixes exposure and white balance: the value holds for this light only.",
            "Lay a 24-patch color card beside the skin, in its light and plane."),
    ]

    private static let regions = [
        explain(
            .notRegistered, "The baseline's regions were laid on this photo unmoved (registration.mode: off).",
            "Keep the camera where it was, or set registration.mode to on."),
        explain(
            .notRegistrable,
            "The baseline's skin was not found again with certainty, so its regions cannot be carried over.",
            "Retake the same skin in focus, from the baseline's distance and side; the overlay of dermacurve ghost helps."
        ),
        explain(
            .lowOverlap, "The photo shows too little of the baseline's treated region.",
            "Retake with the whole region in view; the overlay of dermacurve ghost helps."),
        explain(
            .noControl, "There is no control region of untreated skin.",
            "Draw one polygon with role control on the baseline photo."),
        explain(
            .noScale, "Millimetres per pixel are unknown.",
            "Give scale.mm_per_px in study.yaml, or a mm_per_px column in photos.csv."),
        explain(
            .regionOutside, "Part of a region lies outside the photo.", "Draw the region inside the baseline photo."),
        explain(
            .regionEmpty, "Nothing measurable is left inside the region.",
            "Check the polygon against the photo; retake without glare."),
        explain(
            .regionNotSkin, "Most of the drawn region does not look like skin.", "Check the polygon against the photo."),
    ]

    private static let values = [
        explain(
            .fewTiles, "The region is too small to state a standard error.",
            "Draw a larger region or take a closer photo."),
        explain(
            .shortTiles, "Tiles are shorter than eight correlation lengths: the standard error is too small.",
            "Draw a larger region."),
        explain(
            .regionSmall, "The region is smaller than ten of the longest wavelengths or 1 cm².", "Draw a larger region."
        ),
        explain(
            .pitchTooCoarse, "The photo has too few pixels per millimetre for this metric.", "Take a closer photo."),
        explain(
            .levelsClipped, "More than 1 % of the skin is lighter or darker than the gray levels of the matrix reach.",
            "Take glare, hair and deep shadow out of the region."),
        explain(
            .fewFrequencies, "Too few frequencies of the relief stand out from the noise in both photos.",
            "Retake closer, in more light and with less compression."),
        explain(
            .spectrumMisfit, "The two photos differ by more than blur and the strength of the relief.",
            "Retake under the same light and framing."),
        explain(
            .noiseShare, "Image noise makes up more than 30 % of the value.", "Retake with more light and lower ISO."),
        explain(
            .undefinedValue, "The formula has no value here (b* is not positive).", "Check white balance and exposure."),
        explain(
            .unexpectedValue, "The value lies outside what is known of skin.",
            "Check white balance, exposure and the region."),
        explain(
            .lowSensitivitySkinTone, "On skin this dark (ITA below -30°) redness shows weakly in photos.",
            "Trust symptoms and touch over these numbers."),
    ]

    private static let changes = [
        explain(
            .noMDC, "No minimal detectable change is known for this metric.",
            "Take replicate shots, or set change.mdc95 in study.yaml."),
        explain(.sizeMismatch, "The two photos differ in pixel size.", "Retake at the baseline's size and framing."),
        explain(
            .cameraChanged, "The two photos are from different cameras.", "Use one camera and one lamp per patient."),
        explain(
            .profileChanged, "The two photos carry different color profiles.",
            "Export both photos with the same color profile."),
        explain(
            .cardChanged, "The two photos were not calibrated by the same reference.",
            "Lay the same color card beside the skin at every visit."),
        explain(
            .lensChanged, "The two photos were taken through different lenses.",
            "Use the same lens or zoom step at every visit."),
        explain(
            .whiteBalanceChanged, "White balance was automatic in one photo and fixed in the other.",
            "Fix the white balance, or always photograph a control region."),
        explain(
            .softwareChanged, "The two photos come from different camera software.",
            "Note the update; compare with care."),
        explain(
            .lightChanged,
            "The untreated control skin changed its color between the photos: the light is not the same.",
            "Retake under the lamp and settings of the first visit."),
        explain(
            .lightDirectionChanged, "The light comes from another side.",
            "Put lamp and patient where they were at the first visit."),
        explain(
            .scaleMismatch, "The two photos have different distances to the skin.",
            "Retake at the distance of the first visit."),
        explain(.blurChanged, "One photo is more blurred than the other.", "Retake the blurred one in focus."),
        explain(.flashChanged, "Flash fired in one photo only.", "Use the same light at every visit."),
        explain(
            .wideInterval, "The interval of the change is wider than the minimal detectable change allows.",
            "Take several shots at each visit, or a larger region."),
        explain(
            .withinMDC, "The change is not larger than the minimal detectable change.",
            "Nothing to do: noise alone can explain it."),
        explain(
            .intervalCoversZero, "The 95 % interval of the change includes zero.",
            "Nothing to do: noise alone can explain it."),
        explain(
            .falseDiscovery, "A report of so many comparisons would turn up a change of this size by chance.",
            "Photograph once more; a real change shows again."),
        explain(
            .oneSitting, "The error is known from shots of one sitting only; visits on other days differ more.",
            "Repeat the photos on three days without treatment and run `dermacurve repeatability` again."),
        explain(.noBaseline, "There is no photo before the session.", "Take a photo just before each session."),
        explain(
            .fewPoints, "Fewer than four photos support a curve.", "Photograph at 0, 8, 24 and 72 hours and 7 days."),
        explain(
            .noDecay, "The points show no decay that noise could not explain.",
            "Nothing to do; the points are shown without a curve."),
        explain(
            .noModel, "No curve fits the points within their errors.",
            "Look at the photos: the course is unusual or one photo is off."),
        explain(
            .rangeBound, "The half-time lies at the end of the searched range.",
            "Take an earlier or a later photo next time."),
        explain(
            .openInterval, "The photos do not bound the half-time on both sides.",
            "One photo six to ten hours after the session helps most."),
        explain(
            .noFollowUp, "There is no photo after the session.", "Take photos in the hours and days after the session."),
        explain(
            .noTreatments, "There is no treatments.csv: the first visit is taken as baseline and times count from it.",
            "Fill in treatments.csv."),
    ]

    private static func explain(_ code: ReasonCode, _ meaning: String, _ cure: String) -> ReasonExplanation {
        ReasonExplanation(code: code, meaning: meaning, cure: cure)
    }
}
