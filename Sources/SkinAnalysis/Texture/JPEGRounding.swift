import Colorimetry
import PortableMath
import StudyRecords

/// What the rounding of JPEG coefficients adds to the power of fine texture.
///
/// A coefficient rounded to steps of q gains q²/12 of power as long as it spreads over more than half a step. In the high
/// frequencies most round to zero, so the noise that is seen there says nothing of this. q by frequency from the luma table of
/// Annex K (ITU-T T.81) at the photo's quality: a frequency of f cycles per pixel is coefficient 16·f.
struct JPEGRounding {
    private let squares: [Double]

    private static let luma: [Double] = [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121,
        120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ]

    init(quality: Int) {
        let quality = Double(max(1, min(100, quality)))
        let scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
        squares = JPEGRounding.luma.map {
            let step = max(1, min(255, (($0 * scale + 50) / 100).rounded(.down)))
            return step * step / 12
        }
    }

    /// %²·mm² for the signal bins of a spectrum, for skin of mean t = `level` on pixels of `pitch` mm.
    func densities(level: Double, pitch: Double) -> [Double] {
        let luminance = PortableMath.exp(level / 100)
        let encoded = SRGBTransfer.encoded(fromLinear: luminance)
        let step = 1.0 / 1024
        let slope =
            (SRGBTransfer.linear(fromEncoded: encoded + step) - SRGBTransfer.linear(fromEncoded: encoded - step))
            / (2 * step)
        let percentPerCode = 100 * slope / luminance / 255
        return (0..<TextureSpectrum.signalBins).map { bin in
            let radius = 16 * (Double(bin) + 0.5) * TextureSpectrum.binWidth * pitch
            let power = (0...32).reduce(0.0) { sum, turn in
                let angle = 90 * Double(turn) / 32
                return sum
                    + square(radius * PortableMath.cosineOfDegrees(angle), radius * PortableMath.sineOfDegrees(angle))
            }
            let density = power / 33 * percentPerCode * percentPerCode * pitch * pitch
            return (density * 1e8).rounded() / 1e8
        }
    }

    /// Between the coefficients, linear.
    private func square(_ across: Double, _ down: Double) -> Double {
        let (u, v) = (max(0, min(7, across)), max(0, min(7, down)))
        let (i, j) = (min(6, Int(u)), min(6, Int(v)))
        let (a, b) = (u - Double(i), v - Double(j))
        let upper = squares[8 * j + i] * (1 - a) + squares[8 * j + i + 1] * a
        let lower = squares[8 * (j + 1) + i] * (1 - a) + squares[8 * (j + 1) + i + 1] * a
        return upper * (1 - b) + lower * b
    }
}
