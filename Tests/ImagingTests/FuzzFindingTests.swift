import Imaging
import Testing

/// What Scripts/fuzz.sh found, one test each; the address sanitizer sees what an expectation cannot.
@Suite struct FuzzFindingTests {
    /// libheif hands out color code points it does not know together with an error; they were never freed.
    @Test(.enabled(if: PhotoFormat.heif.isAvailable)) func unknownCodePointsAreRefusedAndFreed() throws {
        let bytes = try PhotoReaderTests.fixture("fuzz/unknown-code-points.heic")
        let error = #expect(throws: DecodeError.self) { try PhotoReader.decode(bytes, limits: DecodeLimits()) }
        #expect(error?.reason == .unsupported)
    }
}
