import Imaging
import KernelAPI
import PortableMath

/// Laplacian of Gaussian in the plane ([ibsi-2], section 3.2; [marr-1980]), sampled and cut at 4σ:
///
/// g(x, y) = -1/(2π·σ⁴) · (2 - (x² + y²)/σ²) · exp(-(x² + y²)/(2σ²)), unit 1/px²
///
/// which is g₂(x)·g₀(y) + g₀(x)·g₂(y) with g₀ = exp(-x²/(2σ²)) and g₂ = (x²/σ² - 1)·g₀/(2π·σ⁴).
final class LaplacianOfGaussianStream: ResponseStream {
    private let stream: SeparableStream
    private let width: Int

    init(sigma: Double, width: Int, height: Int, border: BorderRule) {
        let radius = max(1, Int(4 * sigma + 0.5))
        let smooth = FilterTaps(radius: radius) { PortableMath.exp(-$0 * $0 / (2 * sigma * sigma)) }
        let scale = 1 / (2 * PortableMath.pi * sigma * sigma * sigma * sigma)
        let curved = FilterTaps(radius: radius) { x in
            let square = x * x / (sigma * sigma)
            return scale * (square - 1) * PortableMath.exp(-square / 2)
        }
        self.width = width
        stream = SeparableStream(
            width: width, height: height, border: border, rows: [smooth, curved],
            columns: [.init(source: 0, taps: curved), .init(source: 1, taps: smooth)])
    }

    func push(_ row: UnsafePointer<Float>, emit: (Int, UnsafeMutablePointer<Float>) -> Void) {
        stream.push(row) { y, parts in
            KernelChoice.current.accumulate(parts[1], count: width, into: parts[0])
            emit(y, parts[0])
        }
    }
}
