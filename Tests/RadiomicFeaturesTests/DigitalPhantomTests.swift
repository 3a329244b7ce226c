import IBSIConformance
import Testing

@Suite struct DigitalPhantomTests {
    /// Every value that IBSI-1 publishes for the digital phantom, in two, two and a half and three dimensions.
    @Test(arguments: DigitalPhantom.families) func meetsEveryPublishedValue(_ family: String) {
        let count = DigitalPhantom.check(family: family)
        #expect(count.tested >= 6)
        #expect(count.misses.isEmpty, "\(count.misses.joined(separator: "\n"))")
    }
}
