import Imaging
import KernelAPI
import PortableMath

/// Pixel noise by Immerkær 1996 (CVIU 64:300): σ = √(π/2)·mean|I ∗ [1 -2 1; -2 4 -2; 1 -2 1]|/6.
///
/// Only pixels whose eight neighbors are measured count. JPEG quantization deletes fine noise, so on JPEG photos σ is up
/// to two thirds low.
struct NoiseSum {
    private var sum = 0.0
    private var count = 0.0

    mutating func add(_ row: GaussianStream.Row, width: Int) {
        let part = KernelChoice.current.noise(
            values: row.neighborhood.values, weights: row.neighborhood.weights, count: width)
        sum += part.sum
        count += part.count
    }

    var standardDeviation: Double { count == 0 ? 0 : (PortableMath.pi / 2).squareRoot() / 6 * sum / count }
}
