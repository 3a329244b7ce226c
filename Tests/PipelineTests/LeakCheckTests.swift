import Foundation
import Imaging
import TestSupport
import Testing

/// leakcheck: every planted leak is found and named, and nothing is cried over where there is none.
@Suite struct LeakCheckTests {
    private static let jpeg = try? PhotoWriter.jpeg(
        (0..<32 * 24).flatMap { [UInt8(170 + $0 % 5), 139, 121] }, width: 32, height: 24, quality: 90)

    /// A JPEG with one more segment after its start.
    private func jpeg(_ marker: UInt8, _ body: [UInt8]) throws -> [UInt8] {
        let photo = try #require(Self.jpeg)
        let length = body.count + 2
        return photo.prefix(2) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + body + photo.dropFirst(2)
    }

    /// An EXIF block, big endian: entries of the first directory, of GPS and of EXIF; values of up to four bytes.
    private func exif(first: [(Int, [UInt8])] = [], gps: Bool = false, exif: [(Int, [UInt8])] = []) -> [UInt8] {
        func number(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).reversed().map { UInt8(value >> (8 * $0) & 255) }
        }
        func directory(_ entries: [(Int, [UInt8])]) -> [UInt8] {
            number(entries.count, 2)
                + entries.flatMap { number($0.0, 2) + number(7, 2) + number(4, 4) + $0.1 } + number(0, 4)
        }
        let after = 8 + 2 + 12 * (first.count + 2) + 4
        let gpsPart = directory(gps ? [(1, Array("N\0\0\0".utf8))] : [])
        let all = first + [(0x8825, number(after, 4)), (0x8769, number(after + gpsPart.count, 4))]
        return Array("Exif\0\0MM\0*".utf8) + number(8, 4) + directory(all) + gpsPart + directory(exif)
    }

    private func check(_ study: StudyOnDisk, _ arguments: String...) throws -> Program.Answer {
        try Program.run(["leakcheck"] + arguments + ["--json"])
    }

    private func expect(_ kind: String, in bytes: [UInt8], name: String = "a.jpg") throws {
        let study = try StudyOnDisk()
        try study.write(bytes, to: "out/\(name)")
        let answer = try check(study, study.path("out"))
        #expect(answer.status == 3 && answer.output.contains("\"kind\" : \"\(kind)\""), "\(kind): \(answer.messages)")
    }

    @Test func plantedMetadataIsFound() throws {
        let text = Array("Anna".utf8)
        try expect("gps", in: try jpeg(0xE1, exif(gps: true)))
        try expect("date", in: try jpeg(0xE1, exif(exif: [(0x9003, Array("2026".utf8))])))
        try expect("serial", in: try jpeg(0xE1, exif(exif: [(0xA431, Array("4711".utf8))])))
        try expect("name", in: try jpeg(0xE1, exif(first: [(0x013B, text)])))
        try expect("maker-note", in: try jpeg(0xE1, exif(exif: [(0x927C, text)])))
        try expect("thumbnail", in: try jpeg(0xE1, exif(first: [(0x0201, [0, 0, 0, 9])])))
        try expect("xmp", in: try jpeg(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".utf8)))
        try expect("iptc", in: try jpeg(0xED, Array("Photoshop 3.0\08BIM".utf8)))
        try expect("comment", in: try jpeg(0xFE, text))
        try expect("thumbnail", in: try #require(Self.jpeg) + (try #require(Self.jpeg)))
        try expect("hidden-data", in: try #require(Self.jpeg) + [UInt8](repeating: 7, count: 40))
        try expect("gps", in: [0] + exif(gps: true), name: "a.heic")
        try expect("date", in: try StudyOnDisk.photo(), name: "a.png")
    }

    @Test func plantedTextIsFound() throws {
        for (kind, text) in [
            ("date", "on 2026-03-10T09:30"), ("date", "am 10.03.2026"), ("date", "on 3/10/2026"),
            ("date", "March 10, 2026"), ("date", "10 March 2026"), ("gps", "GPSLatitude 48"), ("gps", "48° 12' N"),
            ("path", "/home/anna/x.jpg"), ("serial", "Serial Number: 77"),
        ] { try expect(kind, in: Array(text.utf8), name: "page.html") }
        let picture = Data(try jpeg(0xE1, exif(gps: true))).base64EncodedString()
        try expect("gps", in: Array("<img src=\"data:image/jpeg;base64,\(picture)\">".utf8), name: "page.html")
        for name in ["cheek_20260310.jpg", "IMG_0042.jpg", "2026-03-10/cheek.jpg"] {
            try expect("file-name", in: try #require(Self.jpeg), name: name)
        }
    }

    @Test func harmlessFilesPass() throws {
        let study = try StudyOnDisk()
        try study.write(try #require(Self.jpeg), to: "out/cheek.jpg")
        try study.write(
            "value,pixels\n0.20260310,20190412\n12.1,3.10\nsince November 2014, 2140-05-09\n", to: "out/t.csv")
        let answer = try check(study, study.path("out"))
        #expect(answer.status == 0, "\(answer.messages)")
        #expect(try Program.run(["leakcheck", "/nowhere/x"]).status == 66)
    }

    @Test func aDeidentifiedBundlePassesAndKeepsEveryFigure() throws {
        let study = try SmallStudy(photos: 12)
        try study.folder.write("study:\n  name: Trial of Dr. Anna Muster\n", to: "study.yaml")
        try study.folder.write(
            "subject,treated_at,operator,aftercare\nA,2026-01-11,Muster,called Mrs. Huber at home\nB,2026-01-11,,\n",
            to: "treatments.csv")
        try FileManager.default.moveItem(atPath: study.folder.path("A"), toPath: study.folder.path("Huber"))
        try study.folder.write(
            "subject,treated_at,operator,aftercare\nHuber,2026-01-11,Muster,called Mrs. Huber at home\nB,2026-01-11,,\n",
            to: "treatments.csv")
        #expect(try study.run(["--deidentify"]).status == 0)
        let bundle = study.output + "/deidentified"
        let answer = try check(study.folder, bundle)
        #expect(answer.status == 0, "\(answer.messages)")
        #expect(answer.output.contains("\"known_identities\""))
        let (plain, hidden) = try (changes("dermacurve-out", study), changes("dermacurve-out/deidentified", study))
        #expect(plain.count > 50 && plain == hidden)
        // The same names under the same key, others under another.
        let first = try study.folder.read("dermacurve-out/deidentified/tables/photos.csv")
        #expect(try Program.run(["report", study.output, "--deidentify"]).status == 0)
        #expect(try study.folder.read("dermacurve-out/deidentified/tables/photos.csv") == first)
        let other = ["--out", study.folder.path("x"), "--key", study.folder.path("other.key")]
        #expect(try Program.run(["report", study.output, "--deidentify"] + other).status == 0)
        #expect(try study.folder.read("x/tables/photos.csv") != first)
        // The full results do not pass, and a planted name is found when it is said whose names to look for.
        #expect(try Program.run(["leakcheck", study.output]).status == 3)
        let page = try study.folder.write("Mrs. Huber is well", to: "x/report/index.html")
        #expect(try Program.run(["leakcheck", page]).status == 0)
        #expect(try Program.run(["leakcheck", page, "--against", study.output]).status == 3)
    }

    /// Intervals and figures of all changes, without names, in an order that names do not decide.
    private func changes(_ output: String, _ study: SmallStudy) throws -> [String] {
        StudyOnDisk.rows(try study.folder.read("\(output)/tables/changes.csv")).map { row in
            ["region", "session", "metric", "hours_after", "before", "after", "change", "ci_low", "verdict", "reasons"]
                .map { row[$0] ?? "" }.joined(separator: "|")
        }.sorted()
    }

    @Test func aKeyThatOthersMayReadIsRefused() throws {
        let study = try SmallStudy(photos: 2)
        #expect(try study.run().status == 0)
        let key = try study.folder.write(String(repeating: "ab", count: 32), to: "key")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        let answer = try Program.run(["report", study.output, "--deidentify", "--key", key])
        #expect(answer.status == 64 && answer.messages.contains("chmod 600"))
    }
}
