import Mustache

/// The templates, with every inserted text escaped unless the template says otherwise.
enum PageTemplates {
    /// Fills a template with the stored properties of `content`.
    static func render(_ name: String, _ content: Any) throws(ReportError) -> String {
        // The package's own escaper walks characters and misses a quote that carries a combining mark.
        MustacheContentTypes.register(MarkupEscaping(), named: "MARKUP")
        do {
            let templates = try sources.mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) }
            guard let text = MustacheLibrary(templates: templates).render(content, withTemplate: name) else {
                throw ReportError(cause: "there is no template \(name)")
            }
            return text
        } catch let error as ReportError {
            throw error
        } catch {
            throw ReportError(cause: "\(error)")
        }
    }

    static var style: String { String(decoding: PackageResources.style_css, as: UTF8.self) }

    /// The only script of the pages: blink and slider of `comparison.mustache`. The pages allow no other.
    static var script: String { String(decoding: PackageResources.compare_js, as: UTF8.self) }
    package static let scriptDigest = "sha256-Kvw8oEl3TPzzzraf0NxxvhxeNdoazFD95jXYHeGLyOQ="

    static let sources: [String: [UInt8]] = [
        "head": PackageResources.head_mustache, "foot": PackageResources.foot_mustache,
        "index": PackageResources.index_mustache, "subject": PackageResources.subject_mustache,
        "pair": PackageResources.pair_mustache, "chart": PackageResources.chart_mustache,
        "figure": PackageResources.figure_mustache, "changes": PackageResources.changes_mustache,
        "reasons": PackageResources.reasons_mustache, "problems": PackageResources.problems_mustache,
        "plot": PackageResources.plot_mustache, "alerts": PackageResources.alerts_mustache,
        "cohort": PackageResources.cohort_mustache,
        "repeatability": PackageResources.repeatability_mustache,
        "legend": PackageResources.legend_mustache, "checklist": PackageResources.checklist_mustache,
        "comparison": PackageResources.comparison_mustache,
    ]
}

/// A page that could not be made.
package struct ReportError: Error, Sendable, CustomStringConvertible {
    package let cause: String
    package var description: String { "the report cannot be made: \(cause)" }
}

/// Escapes scalar by scalar, in text and in quoted attributes alike; control characters become a visible mark.
struct MarkupEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 32 || (127...159).contains(scalar.value): escaped += "\u{FFFD}"
            // Marks that turn the reading direction could make a name look like another.
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
