import StudyRecords

/// Every text of the pages in one language. A language is one value of this type: the compiler proves that none is missing,
/// closures have typed places for what is filled in, and templates reach the plain texts as `{{wording.part.name}}`.
///
/// Tables, terminal and metric identifiers stay English.
struct Wording: Sendable {
    /// The `lang` attribute.
    let tag: String
    let figures: FigureWords
    let page: PageWords
    let photo: PhotoWords
    let change: ChangeWords
    let curve: CurveWords
    let alert: AlertWords
    let patient: PatientWords
    let pair: PairWords
    /// Meaning and cure of a reason code.
    let reason: @Sendable (ReasonCode) -> ReasonText
    /// Title of a metric by its identifier; nil for one that is not known here.
    let metricTitle: @Sendable (String) -> String?
    /// A unit as it is printed.
    let unit: @Sendable (String) -> String
    /// What the analysis says in words (notes of alerts, findings about photos), from its English.
    let note: @Sendable (String) -> String

    func title(_ definition: MetricDefinition) -> String { metricTitle(definition.id) ?? definition.title }
}

/// What a reason code says to a reader, and what to do about it.
struct ReasonText: Sendable, Hashable {
    let meaning, cure: String
}

extension Wording {
    static let english = Wording(
        tag: "en", figures: .english, page: .english, photo: .english, change: .english,
        curve: .english, alert: .english, patient: .english, pair: .english,
        reason: { ReasonText(meaning: $0.explanation.meaning, cure: $0.explanation.cure) },
        metricTitle: { _ in nil }, unit: { $0 }, note: { $0 })

    static let german = Wording(
        tag: "de", figures: .german, page: .german, photo: .german, change: .german,
        curve: .german, alert: .german, patient: .german, pair: .german, reason: GermanReasons.text,
        metricTitle: GermanMetrics.title, unit: GermanMetrics.unit, note: GermanNotes.translated)
}
