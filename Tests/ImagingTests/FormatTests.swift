import Imaging
import TestSupport
import Testing

/// JPEG variants, TIFF, HEIF and APNG against other decoders, and what is refused.
@Suite struct FormatTests {
    static let known: [PhotoReaderTests.KnownMean] = {
        guard let text = try? String(decoding: PhotoReaderTests.fixture("formats/means.csv"), as: UTF8.self) else {
            return []
        }
        return text.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",").map(String.init)
            return PhotoReaderTests.KnownMean(
                file: "formats/" + fields[0], width: Int(fields[1]) ?? 0, height: Int(fields[2]) ?? 0,
                means: fields[3...5].map { Double($0) ?? -1 })
        }
    }()

    /// Whether this build can read what the file's name promises.
    static func isReadable(_ file: String) -> Bool {
        if file.hasSuffix(".tif") { return PhotoFormat.tiff.isAvailable }
        if file.hasSuffix(".heic") { return PhotoFormat.heif.isAvailable }
        return true
    }

    private func reason(_ file: String) throws -> DecodeError.Reason? {
        let bytes = try PhotoReaderTests.fixture(file)
        do {
            _ = try PhotoReader.decode(bytes, limits: DecodeLimits())
            return nil
        } catch {
            return error.reason
        }
    }

    @Test func fixturesAreThere() { #expect(Self.known.count > 25) }

    @Test(arguments: known.filter { isReadable($0.file) })
    func decodesToTheKnownPixels(_ known: PhotoReaderTests.KnownMean) throws {
        let (header, image) = try PhotoReader.decode(
            try PhotoReaderTests.fixture(known.file), limits: DecodeLimits())
        #expect(image.width == known.width && image.height == known.height)
        #expect(header.width == known.width && header.height == known.height)
        for (mean, truth) in zip(PhotoReaderTests.means(image), known.means) { #expect(abs(mean - truth) < 0.5) }
    }

    @Test func aBuildWithoutALibrarySaysSo() throws {
        let absent = PhotoFormat.allCases.filter { !$0.isAvailable }
        for format in absent {
            #expect(DecoderInventory.summary.contains("without"))
            #expect(DecoderInventory.summary.contains(format.name))
        }
        #expect(PhotoFormat.jpeg.isAvailable && PhotoFormat.png.isAvailable)
        if !PhotoFormat.heif.isAvailable { #expect(try reason("formats/p3.heic") == .unsupported) }
        if !PhotoFormat.tiff.isAvailable { #expect(try reason("formats/gray.tif") == .unsupported) }
    }

    @Test(arguments: [
        "twelve-bit.jpg", "lossless.jpg", "apple.png", "float.tif", "lab.tif", "preview.tif",
    ])
    func whatIsNotDecodedIsRefused(_ file: String) throws { #expect(try reason("formats/" + file) == .unsupported) }

    @Test(.enabled(if: PhotoFormat.heif.isAvailable)) func theContainerTurnsHEIF() throws {
        let bytes = try PhotoReaderTests.fixture("formats/turned.heic")
        let (header, turned) = try PhotoReader.decode(bytes, limits: DecodeLimits())
        let plain = try PhotoReader.decode(
            try PhotoReaderTests.fixture("formats/p3.heic"), limits: DecodeLimits()
        ).image
        #expect(header.orientation == 1)
        #expect(turned.width == plain.height && turned.height == plain.width)
        guard case .eightBit(let a) = plain.samples, case .eightBit(let b) = turned.samples else {
            Issue.record("8-bit HEIC expected")
            return
        }
        // EXIF orientation 6 became a quarter turn of the container: the stored first row is the right-hand column.
        for x in 0..<plain.width {
            for y in 0..<plain.height {
                #expect(a[3 * (y * plain.width + x)] == b[3 * (x * turned.width + turned.width - 1 - y)])
            }
        }
    }

    @Test(.enabled(if: PhotoFormat.heif.isAvailable)) func tenBitsStayDeep() throws {
        let (header, image) = try PhotoReader.decode(
            try PhotoReaderTests.fixture("formats/p3-deep.heic"), limits: DecodeLimits())
        #expect(header.bitDepth == 10)
        guard case .sixteenBit(let codes) = image.samples else {
            Issue.record("10-bit HEIC decoded to 8 bits")
            return
        }
        #expect(codes.contains { $0 % 257 != 0 })
    }

    @Test(arguments: ["formats/exif.tif", "formats/p3.heic"].filter { isReadable($0) })
    func readsEXIFOutsideJPEG(_ file: String) throws {
        let exif = try PhotoReader.readHeader(of: PhotoReaderTests.fixture(file), limits: DecodeLimits()).exif
        #expect(exif.make == "Fixture")
        #expect(exif.dateTimeOriginal == "2026:03:01 09:30:15")
        #expect(exif.offsetTimeOriginal == "+02:00")
        if file.hasSuffix("tif") {
            #expect(exif.iso == 100 && exif.flashFired == true && exif.exposureTime == "1/60")
        }
    }

    /// A file cut anywhere is never a picture.
    @Test(
        arguments: [
            "formats/strips-deep-lzw.tif", "formats/tiles-deflate.tif", "formats/p3.heic", "formats/grid.heic",
            "formats/ycck.jpg",
            "formats/arithmetic.jpg", "formats/animated.png",
        ].filter { isReadable($0) })
    func aFileCutAnywhereIsNeverAccepted(_ file: String) throws {
        let whole = try PhotoReaderTests.fixture(file)
        for cut in stride(from: 16, to: whole.count - 16, by: max(1, whole.count / 120)) {
            do {
                let (_, image) = try PhotoReader.decode(Array(whole[..<cut]), limits: DecodeLimits())
                Issue.record("cut at \(cut) of \(whole.count) gave \(image.width) × \(image.height)")
            } catch {
                #expect(error.reason == .truncated || error.reason == .corrupt, "cut at \(cut) of \(whole.count)")
            }
        }
    }
}
