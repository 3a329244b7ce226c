import StudyRecords

extension CurveWords {
    static let english = CurveWords(
        halfTime: { "\($0) h (95 % interval \($1) to \($2) h)" }, halved: { "The redness halved every \($0)." },
        noHalfTime: { reason in
            guard let reason else { return "No half-time is stated." }
            return "No half-time is stated: \(reason.prefix(1).lowercased())\(reason.dropFirst())"
        },
        rise: { "Half-time \($0), rise at the session \($1)" },
        below: { "below the detectable change after \($0) (95 % interval \($1) to \($2))" },
        area: { "area above baseline \($0)" }, censored: "still above baseline at the last photo",
        recovered: { "back within the detectable change between \($0) and \($1)" },
        treatedMinusControl: "treated minus control", treatedRegion: "treated region",
        session: { "session \($0)" }, sessionTitle: { "Healing after session \($0)" },
        courseTitle: "Redness over the whole course",
        courseDescription: "Every photo with its 95 % measurement error; vertical lines are sessions.",
        courseTime: "days since the first session", sessionTime: "time after the session",
        sessionDescription: "Photos with 95 % measurement error against hours after the session",
        withDecay: ", with the fitted decay.", withoutCurve: "; no curve is drawn.",
        suspect: { "Crossed out: without the photo at \($0) the session would fit." },
        fan: {
            "Shaded: 2.5, 10, 25, 50, 75, 90 and 97.5 % of comparable sessions (\($0)) above this patient's own baseline."
        },
        next: { "Expected of a photo at \($0), given all so far: \($1) \($2)." },
        nextLabel: { "expected at \($0): \($1)" }, expected: "expected",
        band: { "Band: within ±\($0) of the level before, not told from noise." }, time: "time",
        error: "95 % measurement error", before: "before", after: "after",
        multiples: MultiplesWords(
            title: "Sessions beside each other",
            description: "A panel for each session on the same axes; earlier sessions are faint.",
            session: "session", halfTime: "half-time", toBaseline: "time to baseline", course: "course",
            noCurve: "no curve", regions: "Regions beside each other",
            regionsDescription: "A panel for each region on the same axes: every photo, days since the first session.",
            region: "region", last: "last photo"),
        slopes: SlopeWords(
            title: "Before and at the last photo",
            description: "One line a session from the photo before it to the last one after it.", before: "before",
            last: "last photo", detectable: "MDC95", changed: "changed", unclear: "not told apart",
            session: "session", change: "change", verdict: "verdict", at: { "\($0) at \($1)" }),
        verdict: { verdict in
            switch verdict {
            case .insufficient: "too few photos"
            case .noModel: "no known shape"
            case .noReaction: "no reaction"
            case .persistent: "stays"
            case .blanching: "paler at first"
            case .rising: "rises"
            case .falling: "falls"
            case .decaying: "fades"
            case .decayingNonexponential: "fades unevenly"
            case .delayedPeak: "peaks late"
            }
        })
}
