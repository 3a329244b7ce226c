/// How pages are written; no number depends on it.
package struct ReportStyle: Sendable, Hashable, Codable {
    package var language = PageLanguage.english

    package init() {}
}

/// The languages of pages; the raw value is the `lang` attribute and the choice on the command line.
package enum PageLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case english = "en"
    case german = "de"
}
