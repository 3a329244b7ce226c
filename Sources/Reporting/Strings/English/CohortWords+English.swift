extension CohortWords {
    static let english = CohortWords(
        sections: CohortSectionWords(
            contents: "Contents", overview: "Overview", alerts: "Alerts", patients: "Patients",
            curves: "Healing curves", arms: "Arms compared", quality: "Photos and their quality",
            light: "Light and camera over time", methods: "Methods and versions"),
        overview: .english, table: .english, quality: .english, plots: .english, controls: .english,
        codedArm: { "Arm \($0)" })
}

extension OverviewWords {
    static let english = OverviewWords(
        files: "files", filesMeaning: "in the study folder", states: "States of all files",
        meanings: StateWords(
            measured: "without doubt", warned: "measured, with flags", refused: "not fit to measure",
            failed: "could not be read", skipped: "not photos of the study"),
        scope: { patients, sessions, arms in
            Plural("# patient", "# patients")(patients) + ", " + Plural("# session", "# sessions")(sessions)
                + (arms > 1 ? " in \(arms) arms" : "")
        },
        photos: { "\($0) of \(Plural("# photo", "# photos")($1)) measured." },
        nobody: "No photo of a person was found in this study.",
        nobodyCure: """
            Photos belong at <subject>/<visit>/<region>.jpg, or into photos.csv; dermacurve plan says of every file what would \
            become of it.
            """,
        nothingMeasured: "No photo could be measured. The reasons, and what to do about each, are below.",
        verdicts: { higher, lower, same, unknown in
            let parts = [
                (higher, "higher than before the session in"), (lower, "lower in"),
                (same, "not distinguishable from noise in"), (unknown, "not judged in"),
            ]
            return "Redness at the last photo: "
                + parts.filter { $0.0 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ") + "."
        },
        median: { "Median half-time of the redness \($0), \($1)." },
        moreAlerts: Plural("# more alert", "# more alerts"),
        hiddenWhileBlind: "Alerts and the direction of changes are hidden while arms are.")
}

extension CohortPlotWords {
    static let english = CohortPlotWords(
        stripDescription: "A dot for each session, a stroke at the median of each lane.", median: "median",
        all: "all", stripTitle: { $0 }, session: { "session \($0)" })
}

extension CohortControlWords {
    static let english = CohortControlWords(
        filter: "Filter", filterHint: "Words that must occur, or limits such as half-time>30 last-change<0",
        shown: "{shown} of {all} rows", noneShown: "No row passes the filter.", sortAscending: "ascending",
        sortDescending: "descending", sort: "Sort by {column}", showColumn: "Show {column}",
        hideNames: "Hide names", hideArms: "Hide arms and direction",
        disguiseNote: """
            Names are hidden on this page only, and kept in the address of the page. Links to patient pages rest meanwhile, \
            because those carry names. What is to be handed out is made by --deidentify.
            """,
        saveAs: "Save “{title}” as {kind}",
        readout: "Point at a dot, or step through them with the arrow keys.", walk: "{title}: step through sessions",
        open: "Open the page of this patient", onlyReason: "Show the patients with {reason}", clear: "Clear filter")
}

extension QualityWords {
    static let english = QualityWords(
        reasonsTitle: "Reasons, by number of photos",
        reasonsDescription: "A bar for each reason code: photos that were measured with this flag, refused, or failed.",
        reasonsAxis: "photos", reason: "reason", photos: "photos", patients: "patients",
        meaning: "what it means", cure: "what to do", state: "state", photo: "photo",
        figuresTitle: "Quality of the photos",
        figuresDescription: "A histogram of each figure over all measured photos; the stroke is the median.",
        figure: "figure", median: "median", low: "5th percentile", high: "95th percentile", count: "photos",
        figures: QualityFigureWords(
            sharpness: "Sharpness (1)", noise: "Noise (%)", clipped: "Clipped (%)", glare: "Glare (%)",
            registration: "Registration error (px)", card: "Color card residual (ΔE2000)"),
        problems: "Photos that need attention", problemsNote: "Failed first, then refused, then flagged.",
        problemsLeftOut: { "\($0) of \($1) are shown; all are in tables/photos.csv." },
        aside: "Files that are no photos of the study", asideReason: "why it is left aside", file: { "file \($0)" },
        driftNote: """
            Limits are those of the first ten photos with a color card (hollow). A reading outside them asks to look at lamp, \
            settings and card before the skin is blamed.
            """,
        driftAxis: "days since the first card", driftUnit: "code 0…255",
        driftDescription: "Mean code of the mid-gray patch by day; the band is mean ± 2 SD of the first ten readings.",
        driftLimits: "sets the limits", driftReading: "reading", driftAlarm: "outside the rules",
        driftTitle: { "Mid-gray patch, \($0)" }, unknownCamera: "unknown camera",
        none: "Nothing speaks against any photo.",
        driftHeader: ["time", "code", "SD from the mean", "rules broken"],
        driftAlarmText: { "\($0): \($1) SD from the mean (Westgard \($2))" })
}
