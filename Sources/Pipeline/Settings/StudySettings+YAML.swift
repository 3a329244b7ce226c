import SkinAnalysis
import Yams

extension StudySettings {
    /// study.yaml with every key at this value and a comment saying what it does.
    package var yaml: String {
        var lines = ["# Settings of this study. Delete a line to get its default. Unknown keys are refused."]
        var section = ""
        for setting in SettingList.all {
            if setting.section != section {
                section = setting.section
                lines += ["", "\(section):"]
            }
            let comment = setting.comment.isEmpty ? "" : "  # \(setting.comment)"
            lines.append("  \(setting.key): \(setting.text(self))\(comment)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Reads study.yaml; keys that are absent keep their defaults.
    package init(yaml: String, file: String) throws(InputError) {
        self.init()
        guard let root = try StudySettings.compose(yaml, file: file) else { return }
        guard let sections = root.mapping else {
            throw InputError(
                .usage, file: file, line: root.line, "the file is no mapping of sections", cure: StudySettings.cure)
        }
        for (name, content) in sections {
            guard let section = name.string, SettingList.all.contains(where: { $0.section == section }) else {
                throw StudySettings.unknown(name, within: nil, file: file)
            }
            if content.scalar?.string.isEmpty == true { continue }
            guard let keys = content.mapping else {
                throw InputError(
                    .usage, file: file, line: content.line ?? name.line, "section \(section) holds no keys",
                    cure: StudySettings.cure)
            }
            for (key, value) in keys { try store(key, value, section: section, file: file) }
        }
        guard analysis.skin.cbMin <= analysis.skin.cbMax, analysis.skin.crMin <= analysis.skin.crMax else {
            throw InputError(
                .usage, file: file, line: sections["skin"]?.line,
                "the skin gate is empty: a minimum exceeds its maximum",
                cure: "Keep cb_min ≤ cb_max and cr_min ≤ cr_max.")
        }
    }

    private mutating func store(_ key: Node, _ value: Node, section: String, file: String) throws(InputError) {
        let setting = SettingList.all.first { $0.section == section && $0.key == key.string }
        guard let setting else { throw StudySettings.unknown(key, within: section, file: file) }
        if let problem = setting.store(&self, value) {
            throw InputError(
                .usage, file: file, line: value.line ?? key.line, "\(section).\(setting.key) \(problem)",
                cure: "Correct the value, or delete the line to get the default.")
        }
    }

    private static func compose(_ yaml: String, file: String) throws(InputError) -> Node? {
        do {
            return try Yams.compose(yaml: yaml)
        } catch let error as YamlError {
            throw InputError(
                .usage, file: file, line: error.line, "the YAML cannot be read: \(error.problem)", cure: cure)
        } catch {
            throw InputError(.usage, file: file, "the YAML cannot be read: \(error)", cure: cure)
        }
    }

    private static func unknown(_ key: Node, within section: String?, file: String) -> InputError {
        let name = key.string ?? "?"
        let siblings = SettingList.all.filter { section == nil || $0.section == section }
        let known = siblings.map { section == nil ? $0.section : $0.key }.reduce(into: [String]()) { list, name in
            if !list.contains(name) { list.append(name) }
        }
        let place = section.map { "key \($0).\(name)" } ?? "section \(name)"
        return InputError(
            .usage, file: file, line: key.line, "unknown \(place)",
            cure: "Known here: \(known.joined(separator: ", ")).")
    }

    private static let cure = "`dermacurve init` in an empty folder writes a correct study.yaml to compare with."
}

extension Node {
    /// Line from 1.
    var line: Int? { mark?.line }
}

extension YamlError {
    fileprivate var line: Int? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: nil
        }
    }

    fileprivate var problem: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "\(self)".split(separator: "\n").first.map(String.init) ?? "damaged"
        }
    }
}
