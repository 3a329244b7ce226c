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

    let wording: Wording
    let title: String
    let study: String
    let style: String
    let script: String
    let scriptDigest: String
    let notes: [ReasonRow]
    let methods: [Method]
    let facts: [Fact]
    let settings: String

    init(
        title: String, _ provenance: RunProvenance, _ definitions: [MetricDefinition], _ wording: Wording = .english
    ) {
        let words = wording.page
        self.wording = wording
        self.title = title
        study = provenance.studyName
        style = PageTemplates.style
        (script, scriptDigest) = (PageTemplates.script, PageTemplates.scriptDigest)
        notes = provenance.notes.map { ReasonRow($0, wording) }
        methods = definitions.map { PageFrame.method($0, wording) }
        settings = provenance.settings
        facts = [
            Fact(name: words.program, value: words.commit(provenance.version, provenance.commit)),
            Fact(name: words.builtWith, value: "\(provenance.toolchain), \(provenance.hostArchitecture)"),
            Fact(name: words.measured, value: provenance.startedAt.clockText + " UTC"),
            Fact(name: words.settingsDigest, value: provenance.settingsDigest),
            Fact(
                name: words.errors, value: provenance.repeatability ?? words.defaultErrors),
        ]
    }

    private static func method(_ definition: MetricDefinition, _ wording: Wording) -> Method {
        let mdc = definition.minimalDetectableChange.map {
            "\(wording.figures.limit($0.mdc95)) \(wording.unit(definition.unit)): \(wording.note($0.source))"
        }
        return Method(
            title: wording.title(definition), id: definition.id, unit: wording.unit(definition.unit),
            formula: definition.formula,
            source: definition.source, mdc: mdc ?? wording.page.notKnown,
            invalid: definition.invalidWhen.joined(separator: "; "), revision: definition.revision)
    }
}

/// A reason code with what it says and what to do.
struct ReasonRow {
    let code, meaning, cure: String

    init(_ code: ReasonCode, _ wording: Wording = .english) {
        let text = wording.reason(code)
        (self.code, meaning, cure) = (code.rawValue, text.meaning, text.cure)
    }

    static func rows(_ codes: some Sequence<ReasonCode>, _ wording: Wording = .english) -> [ReasonRow] {
        Set(codes).sorted().map { ReasonRow($0, wording) }
    }
}
