/// The cohort page.
struct CohortWords: Sendable {
    let sections: CohortSectionWords
    let overview: OverviewWords
    let table: CohortTableWords
    let quality: QualityWords
    let plots: CohortPlotWords
    let controls: CohortControlWords
    /// An arm while arms are hidden.
    let codedArm: @Sendable (Int) -> String
}

/// Headings of the cohort page and what leads to them.
struct CohortSectionWords: Sendable {
    let contents, overview, alerts, patients, curves, arms, quality, light, methods: String
}

/// What the study is, at a glance.
struct OverviewWords: Sendable {
    let files, filesMeaning: String
    let states: String
    let meanings: StateWords
    let scope: @Sendable (_ patients: Int, _ sessions: Int, _ arms: Int) -> String
    let photos: @Sendable (_ measured: Int, _ all: Int) -> String
    let nobody, nobodyCure, nothingMeasured: String
    /// Sessions by the verdict of their last photo.
    let verdicts: @Sendable (_ higher: Int, _ lower: Int, _ same: Int, _ unknown: Int) -> String
    let median: @Sendable (_ half: String, _ stratum: String) -> String
    let moreAlerts: Plural
    let hiddenWhileBlind: String
}

/// The table of patients and its guide.
struct CohortTableWords: Sendable {
    struct Column: Sendable {
        let title, unit, meaning: String
        /// The formula in short, where the column is computed.
        var formula = ""
    }

    let column: @Sendable (CohortColumn) -> Column
    let caption, note, guide, guideNote, guideColumn, guideName, guideUnit, guideMeaning, guideFormula: String
    let noCurve, noPair, stillAbove, open: String
    let red, amber: String
    /// A change whose direction is hidden.
    let changed: String
    let interval: @Sendable (_ value: String, _ low: String, _ high: String) -> String
}

/// States and reasons, quality figures, drift.
struct QualityWords: Sendable {
    let reasonsTitle, reasonsDescription, reasonsAxis: String
    let reason, photos, patients, meaning, cure, state, photo: String
    let figuresTitle, figuresDescription, figure, median, low, high, count: String
    let figures: QualityFigureWords
    let problems, problemsNote: String
    let problemsLeftOut: @Sendable (_ shown: Int, _ all: Int) -> String
    let aside, asideReason: String
    let file: @Sendable (Int) -> String
    let driftNote, driftAxis, driftUnit, driftDescription, driftLimits, driftReading, driftAlarm: String
    let driftTitle: @Sendable (_ camera: String) -> String
    let unknownCamera, none: String
    let driftHeader: [String]
    let driftAlarmText: @Sendable (_ time: String, _ score: String, _ rules: String) -> String
}

/// Figures of a photo's quality.
struct QualityFigureWords: Sendable {
    let sharpness, noise, clipped, glare, registration, card: String
}

/// Pictures of the cohort page.
struct CohortPlotWords: Sendable {
    let stripDescription, median, all: String
    let stripTitle: @Sendable (_ column: String) -> String
    let session: @Sendable (Int) -> String
}

/// What the page's script says; kept in the markup because the script has no words of its own.
struct CohortControlWords: Sendable {
    let filter, filterHint, shown, noneShown, sortAscending, sortDescending, sort, showColumn: String
    let hideNames, hideArms, disguiseNote: String
    let saveAs, readout, walk, open, onlyReason, clear: String
}
