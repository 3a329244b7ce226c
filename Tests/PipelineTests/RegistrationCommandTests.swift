import Foundation
import Imaging
import Pipeline
import Reporting
import StudyRecords
import TestSupport
import Testing

/// Registration as a user meets it: carried regions, difference maps, overlays, the switch, and photos turned by wrong EXIF.
@Suite struct RegistrationCommandTests {
    private static let skin = MovedSkin(width: 420, height: 360, seed: 11)
    private static let outline = """
        {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"role": "treated"}, "geometry": {"type": "Polygon",
        "coordinates": [[[120, 110], [290, 110], [290, 200], [120, 200], [120, 110]]]}},
        {"type": "Feature", "properties": {"role": "control"}, "geometry": {"type": "Polygon",
        "coordinates": [[[120, 215], [290, 215], [290, 265], [120, 265], [120, 215]]]}}]}
        """

    private static func png(_ image: EncodedImage, time: String) throws -> [UInt8] {
        EXIFBlock(orientation: 1, dateTimeOriginal: time, offset: "+01:00").inserted(
            intoPNG: try PhotoWriter.png(image))
    }

    private static func study(followUp: EncodedImage, settings: String = "") throws -> StudyOnDisk {
        let study = try StudyOnDisk()
        try study.write(try png(skin.photo(), time: "2026:03:10 09:30:00"), to: "A/first/cheek.png")
        try study.write(try png(followUp, time: "2026:03:11 09:30:00"), to: "A/second/cheek.png")
        try study.write(outline, to: "regions/A/cheek.geojson")
        if !settings.isEmpty { try study.write(settings, to: "study.yaml") }
        return study
    }

    private static func photos(_ study: StudyOnDisk) throws -> [[String: String]] {
        #expect(try Program.run(["run", study.root, "--out", study.path("out"), "-q"]).status == 0)
        return StudyOnDisk.rows(try study.read("out/tables/photos.csv"))
    }

    @Test(arguments: [90, 180, 270])
    func photosTurnedByWrongEXIFAreFoundAgain(degrees: Int) throws {
        let study = try Self.study(followUp: Self.skin.turned(by: degrees, redness: 3))
        let row = try #require(try Self.photos(study).last)
        #expect(row["registration"] == "registered" && row["registration_scale"].flatMap(Double.init) != nil)
        let turn = try #require(row["registration_rotation_deg"].flatMap(Double.init))
        #expect(abs(abs(turn) - Double(degrees == 270 ? 90 : degrees)) < 0.1)
        #expect(row["region_coverage_percent"].flatMap(Double.init) ?? 0 > 95)
        let changes = StudyOnDisk.rows(try study.read("out/tables/changes.csv"))
        let redness = try #require(changes.first { $0["metric"] == "erythema-index" })
        #expect(redness["verdict"] != "not-comparable" && redness["change"]?.isEmpty == false)
    }

    @Test func thePatientPageLaysThePhotosOverEachOtherFromTheStoreAlone() throws {
        let study = try Self.study(followUp: Self.skin.turned(by: 180, redness: 15))
        _ = try Self.photos(study)
        let page = try study.read("out/report/A.html")
        for part in ["class=\"comparison\"", "Change of redness", "Change of texture, 8…32 px", "redder"] {
            #expect(page.contains(part))
        }
        // The page allows this script and no other.
        let script = try #require(
            page.components(separatedBy: "<script>").last?.components(separatedBy: "</script>")[0])
        let hexadecimal = MessageDigest.sha256(Array(script.utf8))
        let bytes = stride(from: 0, to: 64, by: 2).map { start in
            let low = hexadecimal.index(hexadecimal.startIndex, offsetBy: start)
            return UInt8(hexadecimal[low...].prefix(2), radix: 16) ?? 0
        }
        #expect(page.contains("script-src 'sha256-\(Data(bytes).base64EncodedString())'"))
        try FileManager.default.removeItem(atPath: study.path("A"))
        try FileManager.default.removeItem(atPath: study.path("out/report"))
        #expect(try Program.run(["report", study.path("out"), "-q"]).status == 0)
        #expect(try study.read("out/report/A.html") == page)
    }

    @Test func switchedOffOutlinesStayWhereTheyWere() throws {
        let settings = "registration:\n  mode: off\n"
        let same = try Self.photos(try Self.study(followUp: Self.skin.photo(seed: 7), settings: settings))
        #expect(same.last?["registration"] == "not-registered" && same.last?["registration_scale"] == "")
        let wider = MovedSkin(width: 440, height: 360, seed: 11).photo()
        let other = try Self.photos(try Self.study(followUp: wider, settings: settings))
        #expect(other.last?["state"] == "refused" && other.last?["reasons"] == "not-registrable")
    }

    @Test func compareShowsDifferencesWithAndWithoutRegions() throws {
        let study = try StudyOnDisk()
        let before = try study.write(try Self.png(Self.skin.photo(), time: "2026:03:10 09:30:00"), to: "a.png")
        let after = try study.write(
            try Self.png(Self.skin.turned(by: 90, redness: 15), time: "2026:03:11 09:30:00"), to: "b.png")
        let regions = try study.write(Self.outline, to: "r.geojson")
        for arguments in [[], ["--regions", regions, "--mm-per-px", "0.05"]] {
            #expect(try Program.run(["compare", before, after, "--out", study.path("out")] + arguments).status == 0)
            #expect(try study.read("out/compare.html").contains("Change of redness"))
        }
        // Other skin is measured, where no region was drawn, but never laid over this.
        let other = try study.write(
            try PhotoWriter.png(MovedSkin(width: 420, height: 360, seed: 12).photo()), to: "c.png")
        #expect(try Program.run(["compare", before, other, "--out", study.path("out")]).status == 0)
        #expect(try !study.read("out/compare.html").contains("Change of redness"))
        let refused = try Program.run(["compare", before, other, "--regions", regions])
        #expect((refused.output + refused.messages).contains("not-registrable"))
    }

    @Test func ghostWritesASeeThroughPictureAndSparesTheOriginal() throws {
        let study = try StudyOnDisk()
        let photo = try study.write(try PhotoWriter.png(Self.skin.photo()), to: "cheek.png")
        #expect(try Program.run(["ghost", photo, "--out", study.path("lines/ghost.png")]).status == 0)
        let overlay = try [UInt8](Data(contentsOf: URL(fileURLWithPath: study.path("lines/ghost.png"))))
        let header = try PhotoReader.readHeader(of: overlay, limits: DecodeLimits())
        #expect(header.width == 420 && header.height == 360)
        #expect(overlay[25] == 6, "RGBA")
        #expect(try Program.run(["ghost", photo, "--out", photo]).status == 64)
        #expect(try Program.run(["ghost", study.path("none.png"), "--out", study.path("x.png")]).status == 66)
        let text = try study.write("not a photo", to: "text.png")
        #expect(try Program.run(["ghost", text, "--out", study.path("x.png")]).status == 64)
        #expect(!study.exists("x.png"))
    }
}
