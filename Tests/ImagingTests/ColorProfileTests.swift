import Colorimetry
import Imaging
import TestSupport
import Testing

/// The same picture in many color spaces must give the same colors.
@Suite struct ColorProfileTests {
    private static func decode(_ file: String) throws -> (header: PhotoHeader, image: EncodedImage) {
        try PhotoReader.decode(try PhotoReaderTests.fixture("color/" + file), limits: DecodeLimits())
    }

    private static func lab(_ image: EncodedImage) -> [CIELAB] {
        let buffers = RowBuffers(width: image.width)
        return (0..<image.height).flatMap { y in
            image.unpackRow(y, into: buffers)
            EncodedImage.addLab(to: buffers)
            return (0..<image.width).map { x in
                CIELAB(
                    lightness: Double(buffers.lightness[x]), aStar: Double(buffers.aStar[x]),
                    bStar: Double(buffers.bStar[x]))
            }
        }
    }

    /// Mean and 99th percentile of ΔE₀₀ against the truth.
    private static func difference(_ image: EncodedImage, from truth: EncodedImage) -> (mean: Double, high: Double) {
        let all = zip(lab(image), lab(truth)).map { $0.ciede2000(to: $1) }.sorted()
        return (all.reduce(0, +) / Double(all.count), all[all.count * 99 / 100])
    }

    static let deep = [
        "srgb-v2.png", "srgb-v4.png", "display-p3-v2.png", "display-p3-v4.png", "adobe-rgb-v2.png", "adobe-rgb-v4.png",
        "prophoto-v2.png", "prophoto-v4.png", "cicp-p3.png", "gama-chrm.png", "gama-usual.png",
    ]

    @Test(arguments: deep) func sixteenBitColorsAreExact(_ file: String) throws {
        let difference = Self.difference(try Self.decode(file).image, from: try Self.decode("truth.png").image)
        // 1.8 is 461/256 in a version 2 gamma.
        #expect(difference.mean < (file == "prophoto-v2.png" ? 0.05 : 0.01))
        #expect(difference.high < (file == "prophoto-v2.png" ? 0.1 : 0.03))
    }

    @Test(arguments: ["srgb-8.png", "display-p3-8.png", "adobe-rgb-8.png", "prophoto-8.png"])
    func eightBitColorsAgree(_ file: String) throws {
        let difference = Self.difference(try Self.decode(file).image, from: try Self.decode("truth.png").image)
        #expect(difference.mean < 0.5)
        #expect(difference.high < 1.5)
    }

    /// JPEG rounds luma and chroma once more: even the sRGB file is 0.5 off.
    @Test(arguments: ["srgb.jpg", "display-p3.jpg", "adobe-rgb.jpg", "prophoto.jpg", "exif-adobe.jpg"])
    func jpegProfilesAreApplied(_ file: String) throws {
        let difference = Self.difference(try Self.decode(file).image, from: try Self.decode("truth.png").image)
        #expect(difference.mean < 0.7)
        #expect(difference.high < 2.2)
    }

    @Test(arguments: ["display-p3-v4.png", "adobe-rgb-v4.png", "prophoto-v4.png"])
    func ignoringTheProfileWouldBeFarOff(_ file: String) throws {
        let bytes = try PhotoReaderTests.fixture("color/" + file)
        let plain = try PhotoReader.decodeCodes(bytes, limits: DecodeLimits())
        #expect(Self.difference(plain, from: try Self.decode("truth.png").image).mean > 2)
    }

    @Test(arguments: ["table.png", "table.jpg"]) func tablesGoThroughTheLibrary(_ file: String) throws {
        let (header, image) = try Self.decode(file)
        #expect(header.profileName == "fixture table")
        let difference = Self.difference(image, from: try Self.decode("truth.png").image)
        // A table of 17 points a side is itself off by this much in the dark corner.
        #expect(difference.mean < 0.6)
    }

    @Test(arguments: ["ink.tif", "ink.jpg"].filter { FormatTests.isReadable($0) })
    func inksGoThroughTheirProfile(_ file: String) throws {
        let (header, image) = try Self.decode(file)
        #expect(header.profileKind == .other("fixture inks"))
        // Light is not straight between the nine points a side of the table; naive mixing is off by more than 30.
        #expect(Self.difference(image, from: try Self.decode("ink-truth.png").image).mean < 1.5)
    }

    @Test func sRGBProfilesKeepTheBits() throws {
        for file in ["srgb-v2.png", "srgb-v4.png", "gama-usual.png"] {
            let (header, image) = try Self.decode(file)
            #expect(header.profileKind == .sRGB)
            guard case .sRGB = image.color, case .sixteenBit(let codes) = image.samples,
                case .sixteenBit(let truth) = try Self.decode("truth.png").image.samples
            else {
                Issue.record("\(file) is sRGB")
                continue
            }
            #expect(codes == truth)
        }
    }

    @Test func untaggedIsSRGBAndSaysSo() throws {
        let (header, image) = try Self.decode("untagged.png")
        #expect(header.profileKind == .untagged)
        #expect(header.profileName == nil)
        guard case .sRGB = image.color else {
            Issue.record("untagged pictures are read as sRGB")
            return
        }
    }

    @Test func grayProfilesAreCurves() throws {
        let (header, image) = try Self.decode("gray.jpg")
        #expect(header.isGrayscale)
        guard case .matrix = image.color else {
            Issue.record("the curve of the gray profile applies")
            return
        }
        let buffers = RowBuffers(width: image.width)
        image.unpackRow(5, into: buffers)
        for x in 0..<image.width { #expect(buffers.red[x] == buffers.green[x] && buffers.red[x] == buffers.blue[x]) }
    }

    @Test(arguments: [
        "color/broken-signature.jpg", "color/broken-short.jpg", "color/broken-iccp.png",
        "color/gray-profile-on-color.jpg", "pillow/icc_profile_none.png",
    ])
    func aBrokenProfileIsNeverIgnored(_ file: String) throws {
        let bytes = try PhotoReaderTests.fixture(file)
        let error = #expect(throws: DecodeError.self) { try PhotoReader.decode(bytes, limits: DecodeLimits()) }
        #expect(error?.reason == .profileBroken)
        #expect(error?.isRefusal == true)
    }

    @Test func highDynamicRangeIsRefused() throws {
        let bytes = try PhotoReaderTests.fixture("color/cicp-hlg.png")
        let error = #expect(throws: DecodeError.self) { try PhotoReader.decode(bytes, limits: DecodeLimits()) }
        #expect(error?.reason == .unsupported)
    }

    /// Colors outside sRGB keep their negative light; density is floored and finite; gate codes stay in range.
    @Test func colorsOutsideSRGBAreKept() throws {
        let bytes = try PhotoReaderTests.fixture("color/prophoto-v4.png")
        let marker = try PhotoReader.decode(bytes, limits: DecodeLimits()).image
        let green = EncodedImage(
            width: 1, height: 1, samples: .sixteenBit([0, 65535, 0]), color: marker.color)
        let buffers = RowBuffers(width: 1)
        green.unpackRow(0, into: buffers)
        #expect(buffers.red[0] < -0.1)
        #expect(buffers.redDensity[0].isFinite && buffers.redDensity[0] > 5)
        var row: [Float] = [0, 0, 0]
        green.encodedRow(0, into: &row)
        #expect(row.allSatisfy { $0 >= 0 && $0 <= 255 })
        #expect(green.storedPeakRow(0) == [255])
    }

    @Test func densityIsThatOfTheLight() throws {
        let image = try Self.decode("display-p3-v4.png").image
        let truth = try Self.decode("truth.png").image
        let (a, b) = (RowBuffers(width: image.width), RowBuffers(width: image.width))
        for y in 0..<image.height {
            image.unpackRow(y, into: a)
            truth.unpackRow(y, into: b)
            for x in 0..<image.width { #expect(abs(a.greenDensity[x] - b.greenDensity[x]) < 2e-3) }
        }
    }
}
