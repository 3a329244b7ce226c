import StudyRecords

/// What a command asks of the pages in place of study.yaml, or of the settings of the run.
package struct StyleChoice: Sendable, Hashable {
    package var language: PageLanguage?
    package var audience: PageAudience?

    package init(language: PageLanguage? = nil, audience: PageAudience? = nil) {
        (self.language, self.audience) = (language, audience)
    }

    func applied(to style: ReportStyle) -> ReportStyle {
        var style = style
        if let language { style.language = language }
        if let audience { style.audience = audience }
        return style
    }
}
