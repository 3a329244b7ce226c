import StudyRecords

/// What stands on every page: head, method table, provenance.
struct PageFrame {
    struct Fact {
        let name, value: String
    }

    struct Method {
        let title, id, unit, formula, source, mdc, invalid: String
        let revision: Int
    }

    let title: String
    let study: String
    let style: String
    let script: String
    let scriptDigest: String
    let notes: [ReasonRow]
    let methods: [Method]
    let facts: [Fact]
    let settings: String

    /// - Parameters:
    ///   - style: of this page alone.
    ///   - script: the only one the page allows.
    init(
        title: String, _ provenance: RunProvenance, _ definitions: [MetricDefinition], style own: String = "",
        script: String = PageTemplates.script
    ) {
        self.title = title
        study = provenance.studyName
        style = PageTemplates.style + own
        (self.script, scriptDigest) = (script, PageTemplates.digest(of: script))
        notes = provenance.notes.map { ReasonRow($0) }
        methods = definitions.map { PageFrame.method($0) }
        settings = provenance.settings
        facts = [
            Fact(name: "Program", value: "dermacurve \(provenance.version), commit \(provenance.commit)"),
            Fact(name: "Built with", value: "\(provenance.toolchain), \(provenance.hostArchitecture)"),
            Fact(name: "Measured", value: provenance.startedAt.clockText + " UTC"),
            Fact(name: "Settings digest", value: provenance.settingsDigest),
            Fact(
                name: "Errors of changes", value: provenance.repeatability ?? "defaults of the metrics, or study.yaml"),
        ]
    }

    private static func method(_ definition: MetricDefinition) -> Method {
        let mdc = definition.minimalDetectableChange.map {
            "\(ReadingText.limit($0.mdc95)) \(definition.unit): \($0.source)"
        }
        return Method(
            title: definition.title, id: definition.id, unit: definition.unit, formula: definition.formula,
            source: definition.source, mdc: mdc ?? "not known",
            invalid: definition.invalidWhen.joined(separator: "; "), revision: definition.revision)
    }
}

/// A reason code with what it says and what to do.
struct ReasonRow {
    let code, meaning, cure: String

    init(_ code: ReasonCode) {
        (self.code, meaning, cure) = (code.rawValue, code.explanation.meaning, code.explanation.cure)
    }

    static func rows(_ codes: some Sequence<ReasonCode>) -> [ReasonRow] { Set(codes).sorted().map { ReasonRow($0) } }
}
