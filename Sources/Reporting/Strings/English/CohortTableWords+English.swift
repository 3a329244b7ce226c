extension CohortTableWords {
    static let english = CohortTableWords(
        column: { english($0) }, caption: "A row for each session of each region",
        note: """
            Redness is the erythema index (EI), treated minus control region where one was drawn. Brackets hold 95 % intervals. \
            Other metrics and the photos are on the patient pages, all digits in tables/changes.csv and tables/curves.csv.
            """,
        guide: "What the columns mean", guideNote: "The codes are what the filter understands.", guideColumn: "column",
        guideName: "code", guideUnit: "unit", guideMeaning: "meaning", guideFormula: "formula",
        noCurve: "no curve", noPair: "no pair of photos", stillAbove: "not yet", open: "open", red: "red",
        amber: "amber", changed: "changed", interval: { "\($0) (\($1) to \($2))" })

    private static func english(_ column: CohortColumn) -> Column {
        switch column {
        case .patient: Column(title: "patient", unit: "", meaning: "The subject's folder; leads to the patient page.")
        case .region: Column(title: "region", unit: "", meaning: "The photographed place, from the name of the file.")
        case .session: Column(title: "session", unit: "", meaning: "Number of the roller session within the course.")
        case .arm: Column(title: "arm", unit: "", meaning: "Group of the patient, from treatments.csv.")
        case .treated: Column(title: "treated", unit: "", meaning: "Day of the session, from treatments.csv.")
        case .treatment:
            Column(title: "treatment", unit: "", meaning: "Device and needle depth, from treatments.csv.")
        case .photos:
            Column(title: "photos", unit: "", meaning: "Measured photos of this patient and region, all sessions.")
        case .unmeasured:
            Column(
                title: "not measured", unit: "",
                meaning: "Photos of this patient and region that were refused or failed; the reasons say why.")
        case .largest:
            Column(
                title: "largest change", unit: "EI",
                meaning: "Change of redness after the session that is farthest from zero.",
                formula: "after − before, each treated − control")
        case .largestAfter:
            Column(title: "its time", unit: "h", meaning: "Hours from the session to the largest change.")
        case .last:
            Column(
                title: "last change", unit: "EI",
                meaning: "Change of redness at the last photo before the next session.",
                formula: "after − before, each treated − control")
        case .lastAfter:
            Column(title: "last photo", unit: "h", meaning: "Hours from the session to its last photo.")
        case .verdict:
            Column(
                title: "verdict", unit: "",
                meaning: """
                    Direction of the last change, where it exceeds the minimal detectable change and its interval leaves zero \
                    out; whether that is good is for a clinician to judge.
                    """, formula: "|change| > MDC95 and 0 ∉ 95 % interval")
        case .halfTime:
            Column(
                title: "half-time", unit: "h", meaning: "Time in which the redness above baseline falls to one half.",
                formula: "y = baseline + rise · 2^(−t / half-time)")
        case .toBaseline:
            Column(
                title: "to baseline", unit: "h",
                meaning: "Time until the fitted redness above baseline has fallen to the minimal detectable change.",
                formula: "half-time · log₂(rise / MDC95)")
        case .area:
            Column(
                title: "area", unit: "EI·h", meaning: "Area between the measured points and the level before.",
                formula: "trapezoids")
        case .alerts: Column(title: "alerts", unit: "", meaning: "The gravest alert of the session; see Alerts.")
        case .tone:
            Column(
                title: "skin tone", unit: "", meaning: "ITA class of the last photo's untreated skin.",
                formula: "arctan((L* − 50) / b*)")
        case .reasons:
            Column(
                title: "flags", unit: "",
                meaning:
                    "Reason codes of the photos and of the curve; meaning and cure are under Photos and their quality.")
        }
    }
}
