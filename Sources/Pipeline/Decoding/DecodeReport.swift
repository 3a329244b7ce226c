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

    /// The line of one file. Where a profile is broken or its pixels were converted, the file is decoded once more for the
    /// raw means; never are two pictures held at once.
    package func line(_ path: String) -> String {
        let bytes: [UInt8]
        do { bytes = try self.bytes("\(root)/\(path)") } catch { return refusal(path, error, nil) }
        do throws(DecodeError) {
            let managed = try managed(bytes)
            let codes = if let codes = managed.codes { codes } else { try stored(bytes) }
            let header = managed.header
            return text(path, header.format.rawValue, codes, "ok", managed.means, [header.profileName ?? "", "", ""])
        } catch {
            return refusal(path, error, try? stored(bytes))
        }
    }

    private func refusal(_ path: String, _ error: DecodeError, _ codes: Codes?) -> String {
        text(path, "", codes, error.isRefusal ? "refused" : "failed", nil, ["", error.reason.rawValue, error.detail])
    }

    /// Size and means of codes as stored.
    private struct Codes {
        let width: Int
        let height: Int
        let means: [Double]

        init(_ image: EncodedImage) { (width, height, means) = (image.width, image.height, image.rawMeans) }
    }

    private func stored(_ bytes: [UInt8]) throws(DecodeError) -> Codes {
        Codes(try PhotoReader.decodeCodes(bytes, limits: limits))
    }

    private func managed(
        _ bytes: [UInt8]
    ) throws(DecodeError) -> (header: PhotoHeader, codes: Codes?, means: [Double]) {
        let (header, image) = try PhotoReader.decode(bytes, limits: limits)
        return (header, image.storedPeaks == nil ? Codes(image) : nil, image.standardMeans)
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
        _ path: String, _ format: String, _ codes: Codes?, _ state: String, _ managed: [Double]?,
        _ rest: [String]
    ) -> String {
        let size = codes.map { ["\($0.width)", "\($0.height)"] } ?? ["", ""]
        let means = (codes?.means).map(numbers) ?? ["", "", ""]
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
        case .eightBit(let codes): EncodedImage.channelMeans(codes, scale: 1)
        case .sixteenBit(let codes): EncodedImage.channelMeans(codes, scale: 257)
        }
    }

    private static func channelMeans<Code: FixedWidthInteger>(_ codes: [Code], scale: Double) -> [Double] {
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
