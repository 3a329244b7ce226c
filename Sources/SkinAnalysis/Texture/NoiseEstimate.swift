import Imaging
import PortableMath

/// Pixel noise by Immerkær 1996 (CVIU 64:300): σ = √(π/2)·mean|I ∗ [1 -2 1; -2 4 -2; 1 -2 1]|/6.
///
/// Only pixels whose eight neighbors are measured count. JPEG quantization deletes fine noise, so on JPEG photos σ is up
/// to two thirds low.
enum NoiseEstimate {
    static func standardDeviation(of plane: MaskedPlane) -> Double {
        let (values, weights, width) = (plane.values.values, plane.weights.values, plane.values.width)
        guard width > 2, plane.values.height > 2 else { return 0 }
        var sum = 0.0
        var count = 0.0
        for y in 1..<plane.values.height - 1 {
            for index in y * width + 1..<(y + 1) * width - 1 {
                guard isComplete(weights, index, width) else { continue }
                let corners =
                    values[index - width - 1] + values[index - width + 1] + values[index + width - 1]
                    + values[index + width + 1]
                let edges = values[index - width] + values[index - 1] + values[index + 1] + values[index + width]
                sum += Double(abs(corners - 2 * edges + 4 * values[index]))
                count += 1
            }
        }
        return count == 0 ? 0 : (PortableMath.pi / 2).squareRoot() / 6 * sum / count
    }

    @inline(__always)
    private static func isComplete(_ weights: [Float], _ index: Int, _ width: Int) -> Bool {
        for row in [index - width, index, index + width] {
            if weights[row - 1] == 0 || weights[row] == 0 || weights[row + 1] == 0 { return false }
        }
        return true
    }
}
