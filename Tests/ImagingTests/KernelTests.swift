import Colorimetry
import KernelAPI
import PortableMath
import TestSupport
import Testing

@testable import Imaging

/// Row kernels against the double-precision formulas.
@Suite struct KernelTests {
    @Test func labAgreesWithTheFormula() {
        var random = SplitMix64(seed: 5)
        for length in [1, 3, 8, 17, 64, 67] {
            let buffers = RowBuffers(width: length)
            for x in 0..<length {
                buffers.red[x] = Float.random(in: 0...1, using: &random)
                buffers.green[x] = Float.random(in: 0...1, using: &random)
                buffers.blue[x] = x % 5 == 0 ? 0 : Float.random(in: 0...1, using: &random)
            }
            EncodedImage.addLab(to: buffers)
            for x in 0..<length {
                let truth = CIELAB(
                    red: Double(buffers.red[x]), green: Double(buffers.green[x]), blue: Double(buffers.blue[x]))
                #expect(abs(Double(buffers.lightness[x]) - truth.lightness) < 2e-4)
                #expect(abs(Double(buffers.aStar[x]) - truth.aStar) < 5e-4)
                #expect(abs(Double(buffers.bStar[x]) - truth.bStar) < 5e-4)
            }
        }
    }

    @Test func everyCodeMeansWhatTheStandardSays() {
        let image = Patch.image(width: 256, height: 1) { x, _ in (UInt8(x), UInt8(x), UInt8(x)) }
        let buffers = RowBuffers(width: 256)
        image.unpackRow(0, into: buffers)
        for code in 1..<256 {
            let linear = SRGBTransfer.linear(fromEncoded: Double(code) / 255)
            #expect(abs(Double(buffers.red[code]) - linear) <= linear * 6e-8)
            #expect(abs(Double(buffers.greenDensity[code]) + PortableMath.log10(linear)) < 3e-7)
        }
    }

    @Test func logarithmAgreesWithTheFormula() {
        var random = SplitMix64(seed: 9)
        let values = (0..<999).map { _ in Float.random(in: 1e-4...1, using: &random) } + [1, 0.5, 0]
        var result = [Float](repeating: 0, count: values.count)
        KernelChoice.current.scaledLog(values, count: values.count, floor: 1e-4, scale: 100, into: &result)
        for (value, found) in zip(values, result) {
            #expect(abs(Double(found) - 100 * PortableMath.log(Double(max(value, 1e-4)))) < 1.5e-4)
        }
    }
}
