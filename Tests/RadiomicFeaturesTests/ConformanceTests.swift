import IBSIConformance
import Testing

@Suite struct ConformanceTests {
    /// Every value that IBSI-1 publishes for the digital phantom, in two, two and a half and three dimensions.
    @Test(arguments: DigitalPhantom.families) func meetsEveryPublishedValue(_ family: String) {
        let count = DigitalPhantom.check(family: family)
        #expect(count.tested >= 6)
        #expect(count.misses == [])
    }

    /// All families of a larger, bounded, resampled and discretized region agree with MIRP to six digits.
    @Test func agreesOnAVolumeLikeCT() {
        let count = CTConfiguration.check(.synthetic, against: .ctLike)
        #expect(count.tested == 354)
        #expect(count.misses == [])
    }

    @Test(arguments: FilterPhantom.cases) func respondsAsTheReferenceDoes(_ name: String) {
        let count = FilterPhantom.check(name)
        #expect(count.tested == 11)
        #expect(count.misses == [])
    }

    @Test func spansThePublishedRangeOfTheLaplacian() {
        #expect(FilterPhantom.checkPublishedRange().misses == [])
    }
}
