import Foundation
import Testing

@testable import PortableMath

@Suite struct GammaTests {
    @Test func logGammaAgreesWithTheCLibrary() {
        for index in 1...4000 {
            let x = Foundation.exp(Double(index) * 0.01 - 15)
            #expect(abs(PortableMath.logGamma(x) - Foundation.lgamma(x)) < 2e-14 * max(1, abs(Foundation.lgamma(x))))
        }
        #expect(PortableMath.logGamma(0) == .infinity)
        #expect(PortableMath.logGamma(-3) == .infinity)
    }

    @Test func complementaryErrorAgreesWithTheCLibrary() {
        for x in stride(from: -6.0, through: 26, by: 0.0137) {
            #expect(abs(PortableMath.complementaryError(x) / Foundation.erfc(x) - 1) < 1e-14)
        }
        #expect(PortableMath.complementaryError(0) == 1)
        #expect(PortableMath.complementaryError(40) == 0)
        #expect(PortableMath.complementaryError(-40) == 2)
    }

    /// n! against Stirling's formula where both are exact enough to be subtracted.
    @Test func stirlingErrorIsContinuousAtItsSwitch() {
        for n in [0.5, 1, 2.5, 7, 14.9999999, 15, 15.0000001, 1e6] {
            #expect(abs(PortableMath.stirlingError(n) - 1 / (12 * n)) < 1 / (300 * n * n * n))
        }
    }
}
