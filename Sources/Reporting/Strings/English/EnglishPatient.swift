import StudyRecords

extension PatientWords {
    static let english = PatientWords(
        session: { "Session \($0), \($1)" },
        noTreatment: "no treatment on record; times count from the first photo", device: { $0.rawValue },
        needles: { "\($0) mm needles" }, passes: Plural("# pass", "# passes"),
        place: { $0 == .home ? "at home" : "at the clinic" }, numbing: { "numbing: \($0)" },
        aftercare: { "aftercare: \($0)" }, arm: { "arm: \($0)" }, trend: "Trend of the texture over months",
        trendNote: """
            Photos before sessions and at least four weeks after one. Median of pair slopes and rank test (Kendall) look at \
            the order alone; where few visits cannot reach p = 0.05 whatever they show, that is said.
            """,
        metric: "metric", visits: "visits", what: "what", estimate: "estimate", interval: "95 % interval",
        statistic: { statistic in
            switch statistic {
            case "slope": "slope"
            case "theil-sen": "median of pair slopes"
            case "kendall-tau": "Kendall's tau"
            default: statistic
            }
        },
        undated: "Photos without a capture time", values: "Erythema index of every photo",
        photos: Plural("# photo", "# photos"), sessions: Plural("# session", "# sessions"),
        period: { $0 == $1 ? $0 : "\($0) to \($1)" }, atAGlance: "At a glance",
        allFigures: "All figures, photos and methods of this region", timeline: "Sessions and photos",
        timelineDescription: "Days since the first session, with every session and photo.", allPhotos: "All photos",
        nothingMeasured: "None of this person's photos could be measured. What to do about each is listed below.",
        noSubject: "No photo names a person yet.",
        timelineSession: { "session \($0), \($1)" }, timelinePhotos: Plural("# photo", "# photos"),
        refused: "not measured", flagged: "measured, with flags", missing: "No photo after this session",
        day: { "day \($0)" }, print: "Print on one A4 page", plainPage: "Page for the patient, without technical terms",
        fullPage: "Page with all figures")
}
