import Foundation
import Imaging

/// A study folder in a temporary place, removed with its owner.
package final class StudyOnDisk {
    package let root: String

    package init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dermacurve-\(UUID().uuidString)")
        root = folder.path
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    package func path(_ name: String) -> String { "\(root)/\(name)" }

    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let url = URL(fileURLWithPath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return url.path
    }

    @discardableResult
    package func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

    package func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path(name))), as: UTF8.self)
    }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// A close-up of noisy skin with a capture time.
    package static func photo(
        redness: Int = 0, time: String? = "2026:03:10 09:30:00", orientation: Int = 1, seed: UInt64 = 5
    ) throws -> [UInt8] {
        var random = SplitMix64(seed: seed)
        let image = Patch.image(width: 96, height: 64) { x, _ in
            let jitter = Int(random.normal() * 3) + x % 7
            return (UInt8(178 + jitter), UInt8(140 - redness + jitter), UInt8(122 - redness + jitter))
        }
        let block = EXIFBlock(orientation: orientation, dateTimeOriginal: time, offset: time.map { _ in "+01:00" })
        return block.inserted(intoPNG: try PhotoWriter.png(image))
    }

    /// Rows of a CSV table as dictionaries; for tables without quoted line ends.
    package static func rows(_ csv: String) -> [[String: String]] {
        let lines = csv.split(separator: "\n").map(fields)
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }

    private static func fields(_ line: Substring) -> [String] {
        var (fields, field, isQuoted) = ([String](), "", false)
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field)
                field = ""
            default: field.append(character)
            }
        }
        return fields + [field]
    }
}
