import StudyRecords

/// A column of the cohort table; the raw value is what its filter is called.
enum CohortColumn: String, CaseIterable {
    case patient, region, session, arm, treated, treatment, photos
    case unmeasured = "not-measured"
    case largest = "largest-change"
    case largestAfter = "largest-after"
    case last = "last-change"
    case lastAfter = "last-after"
    case verdict
    case halfTime = "half-time"
    case toBaseline = "to-baseline"
    case area, alerts, tone, reasons

    var isNumeric: Bool {
        switch self {
        case .session, .photos, .unmeasured, .largest, .largestAfter, .last, .lastAfter, .halfTime, .toBaseline, .area:
            true
        case .patient, .region, .arm, .treated, .treatment, .verdict, .alerts, .tone, .reasons: false
        }
    }

    /// Not shown until it is asked for, where a script can show it.
    var isOptional: Bool {
        switch self {
        case .treated, .treatment, .largestAfter, .lastAfter, .area, .tone, .toBaseline: true
        default: false
        }
    }

    /// Shown on a narrow screen.
    var isEssential: Bool { [.patient, .session, .last, .halfTime].contains(self) }

    /// Tells which way something changed: only its size is shown while arms and direction are hidden.
    var hasDirection: Bool { self == .largest || self == .last }

    /// Says that something went wrong after a session, so it is hidden with the direction.
    var isTelling: Bool { self == .alerts }

    /// Least width in rem; what is left over is shared in proportion.
    var width: Double {
        switch self {
        case .session, .photos: 5.75
        case .unmeasured: 7.5
        case .largestAfter, .lastAfter, .alerts, .area: 6.5
        case .region, .arm, .treated, .tone: 7
        case .patient, .treatment: 8
        case .verdict: 10
        case .largest, .last, .halfTime, .toBaseline: 11
        case .reasons: 12
        }
    }

    /// Metric whose formula stands at the foot of the page.
    var metric: String? {
        switch self {
        case .largest, .last, .halfTime, .toBaseline, .area, .verdict: SubjectMaterial.primaryMetric
        case .tone: "ita"
        default: nil
        }
    }
}

/// A cell of the cohort table.
struct CohortCell {
    let label: Label
    /// What the cell sorts by; nil sorts by its text, or last where a figure is missing.
    var value: Double?
    var kind = ""

    init(_ label: Label, value: Double? = nil, kind: String = "") {
        (self.label, self.value, self.kind) = (label, value, kind)
    }

    init(_ text: String, value: Double? = nil, kind: String = "") {
        self.init(Label(text), value: value, kind: kind)
    }
}
