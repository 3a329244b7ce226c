import Foundation

/// Leaks in text: tables, pages with the pictures inside them, JSON.
struct TextLeaks {
    let known: KnownIdentities

    func collect(_ text: String, into list: inout LeakList) {
        let plain = embeddedPictures(of: text, &list)
        for date in DateScan.dates(in: plain).prefix(20) { list.add(.date, "the date \(date)") }
        for (kind, name) in known.found(in: plain).prefix(20) { list.add(kind, "\"\(name)\" of the study") }
        let small = plain.lowercased()
        for (word, kind) in TextLeaks.words where small.contains(word) { list.add(kind, "the word \(word)") }
        for folder in TextLeaks.folders where plain.contains(folder) { list.add(.path, "a path below \(folder)") }
        if TextLeaks.hasPosition(plain) { list.add(.gps, "degrees and minutes") }
    }

    /// Names of files and folders.
    func collect(name: String, into list: inout LeakList) {
        for date in DateScan.dates(in: name, isName: true) { list.add(.fileName, "the date \(date)") }
        for (_, text) in known.found(in: name) { list.add(.fileName, "\"\(text)\" of the study") }
        let file = name.split(separator: "/").last.map { $0.uppercased() } ?? ""
        if TextLeaks.cameraNames.contains(where: { file.hasPrefix($0) && file.contains { $0.isNumber } }) {
            list.add(.fileName, "a name that cameras and messengers give")
        }
    }

    private static let words: [(String, LeakFinding.Kind)] = [
        ("gpslatitude", .gps), ("gpslongitude", .gps), ("gpsposition", .gps), ("geo:", .gps), ("serialnumber", .serial),
        ("serial number", .serial), ("bodyserial", .serial), ("cameraownername", .name), ("datetimeoriginal", .date),
    ]

    private static let folders = ["/home/", "/Users/", "/mnt/", "/media/", "/Volumes/", "\\Users\\", "file://"]

    private static let cameraNames = [
        "IMG_", "IMG-", "DSC", "PXL_", "DCIM", "P1", "MVIMG", "WHATSAPP IMAGE", "SIGNAL-", "SCREENSHOT", "GOPR",
    ]

    /// `48° 12' N` and the like.
    private static func hasPosition(_ text: String) -> Bool {
        var rest = text[...]
        while let mark = rest.firstIndex(of: "°") {
            let after = rest[rest.index(after: mark)...].drop { $0 == " " }
            let minutes = after.prefix { $0.isNumber || $0 == "." }
            if !minutes.isEmpty, let next = after.dropFirst(minutes.count).first, "'′’".contains(next) { return true }
            rest = rest[rest.index(after: mark)...]
        }
        return false
    }

    /// The text without the pictures in it, whose leaks are added.
    private func embeddedPictures(of text: String, _ list: inout LeakList) -> String {
        let mark = ";base64,"
        guard text.contains(mark) else { return text }
        var (plain, rest, number) = ("", text[...], 0)
        while let start = rest.firstRange(of: mark) {
            plain += rest[..<start.lowerBound]
            let coded = rest[start.upperBound...].prefix {
                $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0))
            }
            number += 1
            if let data = Data(base64Encoded: String(coded)) {
                PictureLeaks.collect([UInt8](data), into: &list, within: "picture \(number)")
            }
            rest = rest[coded.endIndex...]
        }
        return plain + rest
    }
}
