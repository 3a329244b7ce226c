import Foundation
import Testing

@testable import PortableMath

/// The C library as second opinion: both must agree to a few units in the last place.
@Suite struct PortableMathTests {
    static let positives: [Double] = (0..<4000).map { (index: Int) -> Double in
        let magnitude = Foundation.exp(Double(index) * 0.05 - 100)
        return magnitude * (1 + Double(index % 7) / 9)
    }

    private func relativeError(_ value: Double, _ truth: Double) -> Double {
        truth == 0 ? abs(value) : abs(value - truth) / abs(truth)
    }

    @Test func logarithmAgreesWithTheCLibrary() {
        let worst = Self.positives.map { relativeError(PortableMath.log($0), Foundation.log($0)) }.max() ?? 1
        #expect(worst < 4e-16)
        let nearOne = (-500...500).map { 1 + Double($0) * 1e-4 }.filter { $0 != 1 }
        #expect(nearOne.allSatisfy { relativeError(PortableMath.log($0), Foundation.log($0)) < 4e-16 })
        #expect(PortableMath.log(1) == 0)
        #expect(PortableMath.log(0) == -.infinity)
        #expect(PortableMath.log(-1).isNaN)
    }

    @Test func exponentialAgreesWithTheCLibrary() {
        let arguments = (-7400...7000).map { Double($0) * 0.1 + 0.013 }.filter { $0 > -708 }
        let worst = arguments.map { relativeError(PortableMath.exp($0), Foundation.exp($0)) }.max() ?? 1
        #expect(worst < 4e-16)
        #expect(PortableMath.exp(0) == 1)
        #expect(PortableMath.exp(710) == .infinity)
        #expect(PortableMath.exp(-800) == 0)
    }

    @Test func arcTangentAgreesWithTheCLibrary() {
        let arguments = Self.positives + Self.positives.map { -$0 }
        let worst = arguments.map { relativeError(PortableMath.arcTangent($0), Foundation.atan($0)) }.max() ?? 1
        #expect(worst < 4e-16)
        #expect(PortableMath.arcTangent(.infinity) == PortableMath.pi / 2)
    }

    @Test func cubeRootAndLog1pAgreeWithTheCLibrary() {
        let worst = Self.positives.map { relativeError(PortableMath.cubeRoot($0), Foundation.cbrt($0)) }.max() ?? 1
        #expect(worst < 8e-16)
        #expect(PortableMath.cubeRoot(-27) == -3)
        let small = (1...300).map { Foundation.exp(-Double($0) * 0.1) }
        #expect(small.allSatisfy { relativeError(PortableMath.log1p($0), Foundation.log1p($0)) < 5e-16 })
    }

    @Test func powerAgreesWithTheCLibrary() {
        let bases = (1...1000).map { Double($0) / 500 }
        #expect(bases.allSatisfy { relativeError(PortableMath.pow($0, 2.4), Foundation.pow($0, 2.4)) < 2e-15 })
        #expect(PortableMath.pow(0, 2) == 0)
    }
}
