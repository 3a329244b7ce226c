import Imaging
import PortableMath

/// A round Gaussian spot laid onto a plane: value·exp(-r²/(2·sigma²)), cut where 0.03 % is left.
struct Stamp {
    var x: Double
    var y: Double
    /// Pixels.
    var sigma: Double
    var value: Float

    func add(to plane: inout Plane) {
        let reach = 4 * sigma
        let (left, right) = (max(0, Int((x - reach).rounded(.up))), min(plane.width - 1, Int(x + reach)))
        let (top, bottom) = (max(0, Int((y - reach).rounded(.up))), min(plane.height - 1, Int(y + reach)))
        guard left <= right, top <= bottom else { return }
        let across = (left...right).map { fall(Double($0) - x) }
        for row in top...bottom {
            let height = value * fall(Double(row) - y)
            let start = row * plane.width + left
            for column in across.indices { plane.values[start + column] += height * across[column] }
        }
    }

    private func fall(_ distance: Double) -> Float {
        Float(PortableMath.exp(-distance * distance / (2 * sigma * sigma)))
    }
}
