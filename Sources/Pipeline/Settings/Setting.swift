import HealingModel
import SkinAnalysis
import StudyRecords
import Yams

/// One line of study.yaml: its place, its meaning, and how it is read and written.
struct Setting: Sendable {
    let section: String
    let key: String
    let comment: String
    /// The value as YAML.
    let text: @Sendable (StudySettings) -> String
    /// Stores a YAML node; returns what is wrong with it.
    let store: @Sendable (inout StudySettings, Node) -> String?

    typealias Path<Value> = WritableKeyPath<StudySettings, Value> & Sendable

    static func number(
        _ section: String, _ key: String, _ path: any Path<Double>, in range: ClosedRange<Double>, _ comment: String
    ) -> Setting {
        Setting(section: section, key: key, comment: comment) {
            "\($0[keyPath: path])".withoutTrailingZero
        } store: { settings, node in
            guard let number = node.plainNumber, range.contains(number) else {
                return "must be a number \(range.inWords)"
            }
            settings[keyPath: path] = number
            return nil
        }
    }

    static func whole(
        _ section: String, _ key: String, _ path: any Path<Int>, in range: ClosedRange<Int>, _ comment: String
    ) -> Setting {
        Setting(section: section, key: key, comment: comment) {
            "\($0[keyPath: path])"
        } store: { settings, node in
            guard let number = node.int, range.contains(number) else {
                return "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            }
            settings[keyPath: path] = number
            return nil
        }
    }

    static func text(_ section: String, _ key: String, _ path: any Path<String>, _ comment: String) -> Setting {
        Setting(section: section, key: key, comment: comment) {
            yamlQuoted($0[keyPath: path])
        } store: { settings, node in
            guard let text = node.scalar?.string else { return "must be a text" }
            settings[keyPath: path] = text
            return nil
        }
    }

    static func flag(_ section: String, _ key: String, _ path: any Path<Bool>, _ comment: String) -> Setting {
        Setting(section: section, key: key, comment: comment) {
            $0[keyPath: path] ? "true" : "false"
        } store: { settings, node in
            guard let flag = node.bool else { return "must be true or false" }
            settings[keyPath: path] = flag
            return nil
        }
    }

    /// One of the names of an enumeration.
    static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable & SendableMetatype>(
        _ section: String, _ key: String, _ path: any Path<Value>, _ comment: String
    ) -> Setting {
        let names = Value.allCases.map(\.rawValue)
        return Setting(section: section, key: key, comment: comment) {
            $0[keyPath: path].rawValue
        } store: { settings, node in
            guard let value = node.scalar.flatMap({ Value(rawValue: $0.string) }) else {
                return "must be one of \(names.joined(separator: ", "))"
            }
            settings[keyPath: path] = value
            return nil
        }
    }

    /// Where the card lies: a box or four corners in pixels.
    static let cardHint = Setting(
        section: "card", key: "hint",
        comment: "where the card lies, pixels of the upright photo: [left, top, right, bottom], or the four corners "
            + "[x1, y1, x2, y2, x3, y3, x4, y4]; null = anywhere"
    ) {
        guard let hint = $0.analysis.card.hint else { return "null" }
        return "[" + hint.map { "\($0)".withoutTrailingZero }.joined(separator: ", ") + "]"
    } store: { settings, node in
        if ["null", "", "~"].contains(node.scalar?.string) {
            settings.analysis.card.hint = nil
            return nil
        }
        let numbers = node.sequence.map { $0.compactMap(\.plainNumber) } ?? []
        guard node.sequence?.count == numbers.count, [4, 8].contains(numbers.count) else {
            return "must be null, four numbers or eight numbers"
        }
        settings.analysis.card.hint = numbers
        return nil
    }

    static let timeZone = Setting(
        section: "study", key: "time_zone", comment: "UTC offset of times that name none, e.g. \"+02:00\""
    ) {
        "\"\(StudyTime.offsetText($0.assumedOffsetMinutes))\""
    } store: { settings, node in
        guard let text = node.scalar?.string, let minutes = StudyTime.offsetMinutes(of: text) else {
            return "must be an offset such as \"+02:00\""
        }
        settings.assumedOffsetMinutes = minutes
        return nil
    }

    static let scale = Setting(
        section: "scale", key: "mm_per_px",
        comment:
            "millimetres of skin per pixel, the same for all photos; a mm_per_px column in photos.csv wins; null = unknown"
    ) {
        $0.mmPerPixel.map { "\($0)".withoutTrailingZero } ?? "null"
    } store: { settings, node in
        if node.scalar?.string == "null" || node.scalar?.string == "" || node.scalar?.string == "~" {
            settings.mmPerPixel = nil
            return nil
        }
        guard let number = node.plainNumber, (1e-4...10).contains(number) else {
            return "must be a number 0.0001 to 10, or null"
        }
        settings.mmPerPixel = number
        return nil
    }

    static let registrationMode = Setting(
        section: "registration", key: "mode",
        comment: "on: regions are carried to follow-ups; off: laid unmoved on photos of the same size, and flagged"
    ) {
        $0.analysis.registration.isOn ? "on" : "off"
    } store: { settings, node in
        guard let text = node.scalar?.string, ["on", "off"].contains(text) else { return "must be on or off" }
        settings.analysis.registration.isOn = text == "on"
        return nil
    }
}

extension Node {
    /// A finite decimal number; YAML's .inf, .nan, hexadecimal and sexagesimal forms are no settings.
    var plainNumber: Double? {
        guard let text = scalar?.string, let number = Double(text), number.isFinite, !text.hasPrefix("0x") else {
            return nil
        }
        return number
    }
}

extension String {
    /// `2.0` as `2`.
    var withoutTrailingZero: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}

extension ClosedRange<Double> {
    var inWords: String { "\(lowerBound)".withoutTrailingZero + " to " + "\(upperBound)".withoutTrailingZero }
}

/// A double-quoted YAML scalar.
func yamlQuoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar -> String in
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\t": "\\t"
        default:
            scalar.value < 32
                ? "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
        }
    }
    return "\"" + escaped.joined() + "\""
}
