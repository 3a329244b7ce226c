import Foundation
import Imaging

/// What the decoders make of every file under a folder: one line each, for comparison with other decoders.
///
/// `raw_*` are means of the codes as stored, before any color profile, as 0…255; transparency is laid over white.
/// `srgb_*` are means of the sRGB codes after the profile.
package struct DecodeReport: Sendable {
    package static let columns = [
        "path", "format", "width", "height", "state", "raw_red", "raw_green", "raw_blue", "srgb_red", "srgb_green",
        "srgb_blue", "profile", "reason", "detail",
    ]

    private let root: String
    private let limits: DecodeLimits

    package init(root: String, limits: DecodeLimits = DecodeLimits()) {
        (self.root, self.limits) = (root, limits)
    }

    /// Paths of all files below the folder in order; nil when there is no such folder.
    package var paths: [String]? {
        guard FileReading.kind(root) == .folder else { return nil }
        let found = FileManager.default.subpaths(atPath: root) ?? []
        return found.filter { FileReading.kind("\(root)/\($0)") == .file }.sorted()
    }

    /// The line of one file. A broken profile leaves the raw means readable.
    package func line(_ path: String) -> String {
        var codes: EncodedImage?
        do {
            let bytes = try bytes("\(root)/\(path)")
            codes = try PhotoReader.decodeCodes(bytes, limits: limits)
            let (header, image) = try PhotoReader.decode(bytes, limits: limits)
            return text(
                path, header.format.rawValue, codes, "ok", image.standardMeans, [header.profileName ?? "", "", ""])
        } catch {
            let state = error.isRefusal ? "refused" : "failed"
            return text(path, "", codes, state, nil, ["", error.reason.rawValue, error.detail])
        }
    }

    private func bytes(_ file: String) throws(DecodeError) -> [UInt8] {
        guard let size = FileReading.size(file), Double(size) <= limits.fileMegabytes * 1e6 else {
            throw DecodeError(reason: .overLimit, detail: "the file is larger than the limit")
        }
        guard let bytes = FileReading.bytes(file) else {
            throw DecodeError(reason: .unreadable, detail: "the file cannot be opened")
        }
        return bytes
    }

    private func text(
        _ path: String, _ format: String, _ codes: EncodedImage?, _ state: String, _ managed: [Double]?,
        _ rest: [String]
    ) -> String {
        let size = codes.map { ["\($0.width)", "\($0.height)"] } ?? ["", ""]
        let means = (codes?.rawMeans).map(numbers) ?? ["", "", ""]
        return joined([path, format] + size + [state] + means + (managed.map(numbers) ?? ["", "", ""]) + rest)
    }

    private func numbers(_ means: [Double]) -> [String] { means.map { "\(($0 * 1000).rounded() / 1000)" } }

    private func joined(_ fields: [String]) -> String {
        fields.map { field in
            field.contains { ",\"\n\r".contains($0) } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }.joined(separator: ",")
    }
}

extension EncodedImage {
    /// Means of the stored codes on the scale of 8 bits.
    fileprivate var rawMeans: [Double] {
        switch samples {
        case .eightBit(let codes): EncodedImage.means(codes, scale: 1)
        case .sixteenBit(let codes): EncodedImage.means(codes, scale: 257)
        }
    }

    private static func means<Code: FixedWidthInteger>(_ codes: [Code], scale: Double) -> [Double] {
        (0..<3).map { channel in
            var sum = 0
            for index in stride(from: channel, to: codes.count, by: 3) { sum += Int(codes[index]) }
            return Double(sum) / scale / Double(max(1, codes.count / 3))
        }
    }

    /// Means of sRGB codes after the profile.
    fileprivate var standardMeans: [Double] {
        var sums = [0.0, 0, 0]
        var row = [Float](repeating: 0, count: 3 * width)
        for y in 0..<height {
            encodedRow(y, into: &row)
            for index in row.indices { sums[index % 3] += Double(row[index]) }
        }
        return sums.map { $0 / Double(max(1, width * height)) }
    }
}
