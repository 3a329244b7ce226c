extension PageWords {
    static let english = PageWords(
        skip: "Skip to the content", attention: "Photos that need attention", photo: "photo", state: "state",
        meaning: "what it means", cure: "what to do", limits: "What limits these figures",
        methods: "Methods and provenance",
        disclaimer: """
            This page documents photos and compares them. It is no diagnosis, and no flag is no clean bill of health: when in \
            doubt, ask a clinician. A change counts as detectable when it exceeds the minimal detectable change (MDC95) and \
            its 95 % interval leaves zero out, over all comparisons of a report at a false discovery rate of 5 %. Levels of \
            redness at rest rise with melanin, so only changes of one person are compared.
            """,
        formulas: "Formulas", metric: "metric", unit: "unit", formula: "formula", source: "source",
        detectable: "MDC95", invalid: "invalid when", revision: "rev.",
        citations: """
            Full citations are in Documentation/Methods.md of the program; the same figures with every digit lie in the \
            folder tables beside this report.
            """,
        provenance: "How these figures came about", study: "Study", notKnown: "not known", program: "Program",
        builtWith: "Built with", measured: "Measured", settingsDigest: "Settings digest", errors: "Errors of changes",
        defaultErrors: "defaults of the metrics, or study.yaml",
        commit: { "dermacurve \($0), commit \($1)" }, behind: "Figures behind the picture",
        states: StateWords(
            measured: "measured", warned: "warned", refused: "refused", failed: "failed", skipped: "skipped"))
}
