import Foundation
import Imaging
import TestSupport
import Testing

/// Studies as people really hand them in.
@Suite struct TroubledStudyTests {
    /// One good photo among everything that can be wrong with a file.
    private func troubled() throws -> StudyOnDisk {
        let study = try StudyOnDisk()
        let jpeg = try PhotoWriter.jpeg(
            (0..<96 * 64).flatMap { [UInt8(176 + $0 % 5), 139, 121] }, width: 96, height: 64, quality: 90)
        try study.write(try StudyOnDisk.photo(), to: "A/first/cheek.png")
        try study.write(Array(jpeg.dropLast(jpeg.count / 2)), to: "A/first/truncated.jpg")
        try study.write("this is a letter, not a photo", to: "A/first/letter.jpg")
        try study.write([UInt8](), to: "A/first/empty.png")
        try study.write(try StudyOnDisk.photo(time: nil), to: "A/first/undated.png")
        try study.write(try StudyOnDisk.photo(), to: "A/first/.hidden.png")
        try study.write("notes", to: "A/first/notes.txt")
        return study
    }

    @Test func everyFileEndsInItsState() throws {
        let study = try troubled()
        let answer = try Program.run(["run", study.root])
        #expect(answer.status == 3)
        let rows = StudyOnDisk.rows(try study.read("dermacurve-out/tables/photos.csv"))
        let states = Dictionary(
            uniqueKeysWithValues: rows.map { ($0["photo"] ?? "", [$0["state"] ?? "", $0["reasons"] ?? ""]) })
        #expect(
            states == [
                "A/first/cheek.png": ["measured", ""], "A/first/truncated.jpg": ["failed", "truncated"],
                "A/first/letter.jpg": ["failed", "corrupt"], "A/first/empty.png": ["failed", "truncated"],
                "A/first/undated.png": ["refused", "no-capture-time"],
                "A/first/.hidden.png": ["skipped", "hidden-file"], "A/first/notes.txt": ["skipped", "not-a-photo"],
            ])
        #expect(answer.messages.hasSuffix("7 files: 1 measured, 1 refused, 3 failed, 2 skipped\n"))
        let run = try study.read("dermacurve-out/run.json")
        #expect(run.contains("\"inputs\" : 7") && run.contains("\"exit_code\" : 3"))
        let page = try study.read("dermacurve-out/report/index.html")
        #expect(page.contains("Copy the photo again from the camera or phone."))
        // A photo without a time is measured all the same.
        let measurements = StudyOnDisk.rows(try study.read("dermacurve-out/tables/measurements.csv"))
        #expect(measurements.contains { $0["photo"] == "A/first/undated.png" && $0["value"]?.isEmpty == false })
    }

    @Test func planSaysTheSameBeforehandAndWritesNothing() throws {
        let study = try troubled()
        let answer = try Program.run(["plan", study.root, "--json"])
        #expect(answer.status == 0)
        #expect(answer.output.contains("\"hidden-file\"") && answer.output.contains("\"no-capture-time\""))
        #expect(!study.exists("dermacurve-out"))
    }

    @Test func strictCountsRefusals() throws {
        let study = try StudyOnDisk()
        try study.write(try StudyOnDisk.photo(), to: "A/first/cheek.png")
        try study.write(try StudyOnDisk.photo(time: nil), to: "A/first/undated.png")
        #expect(try Program.run(["run", study.root, "-q"]).status == 0)
        #expect(try Program.run(["run", study.root, "-q", "--strict"]).status == 4)
    }

    @Test func nothingMeasuredIsFive() throws {
        let study = try StudyOnDisk()
        try study.write("no photo", to: "A/first/cheek.jpg")
        #expect(try Program.run(["run", study.root]).status == 5)
        let empty = try StudyOnDisk()
        #expect(try Program.run(["run", empty.root]).status == 5)
    }

    @Test func allEightOrientationsGiveTheSameTables() throws {
        let upright = try StudyOnDisk.photo()
        let (_, image) = try PhotoReader.decode(upright, limits: DecodeLimits())
        var tables: Set<String> = []
        for orientation in 1...8 {
            let study = try StudyOnDisk()
            let stored = Self.stored(image, orientation)
            let block = EXIFBlock(orientation: orientation, dateTimeOriginal: "2026:03:10 09:30:00", offset: "+01:00")
            try study.write(block.inserted(intoPNG: try PhotoWriter.png(stored)), to: "A/first/cheek.png")
            try study.write(
                """
                {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"role": "treated"},
                "geometry": {"type": "Polygon", "coordinates": [[[3, 5], [50, 8], [40, 60], [3, 5]]]}}]}
                """, to: "regions/A/cheek.geojson")
            #expect(try Program.run(["run", study.root, "-q"]).status == 0)
            tables.insert(try study.read("dermacurve-out/tables/measurements.csv"))
        }
        #expect(tables.count == 1)
    }

    /// How a camera stores an upright image under an orientation: the inverse of the EXIF table's turn, pixel by pixel.
    private static func stored(_ image: EncodedImage, _ orientation: Int) -> EncodedImage {
        guard case .eightBit(let codes) = image.samples else { return image }
        let (w, h) = (image.width, image.height)
        let (width, height) = orientation >= 5 ? (h, w) : (w, h)
        return Patch.image(width: width, height: height) { x, y in
            let (ux, uy) =
                switch orientation {
                case 2: (w - 1 - x, y)
                case 3: (w - 1 - x, h - 1 - y)
                case 4: (x, h - 1 - y)
                case 5: (y, x)
                case 6: (w - 1 - y, x)
                case 7: (w - 1 - y, h - 1 - x)
                case 8: (y, h - 1 - x)
                default: (x, y)
                }
            let start = 3 * (uy * w + ux)
            return (codes[start], codes[start + 1], codes[start + 2])
        }
    }
}
