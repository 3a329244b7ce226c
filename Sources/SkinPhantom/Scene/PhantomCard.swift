import Imaging
import PortableMath

/// A 24-patch color card lying beside the skin.
package struct PhantomCard: Sendable, Hashable {
    /// Middle of the card in pixels of the photo, and pixels from patch to patch.
    package var x: Double
    package var y: Double
    package var pitch: Double
    /// Degrees clockwise from upright, six patches across.
    package var rotation: Double

    package init(x: Double, y: Double, pitch: Double, rotation: Double) {
        (self.x, self.y, self.pitch, self.rotation) = (x, y, pitch, rotation)
    }

    private static let frame: [Float] = [0.021, 0.021, 0.022]
    private static let fill = 0.82

    /// Lays the card over linear planes, four samples a pixel.
    func paint(_ planes: inout [Plane], colors: [[Double]]) {
        let (width, height) = (planes[0].width, planes[0].height)
        let reach = 4 * pitch
        let (cosine, sine) = (PortableMath.cosineOfDegrees(rotation), PortableMath.sineOfDegrees(rotation))
        let colors = colors.map { $0.map { Float($0) } }
        for row in max(0, Int(y - reach))..<max(0, min(height, Int(y + reach))) {
            for column in max(0, Int(x - reach))..<max(0, min(width, Int(x + reach))) {
                var (sum, cover) = ([Float](repeating: 0, count: 3), Float(0))
                for (dx, dy) in [(-0.25, -0.25), (0.25, -0.25), (-0.25, 0.25), (0.25, 0.25)] {
                    let (u, v) = ((Double(column) + dx - x) / pitch, (Double(row) + dy - y) / pitch)
                    guard let color = surface(u * cosine + v * sine, v * cosine - u * sine, colors) else { continue }
                    cover += 0.25
                    for channel in 0..<3 { sum[channel] += 0.25 * color[channel] }
                }
                guard cover > 0 else { continue }
                for channel in 0..<3 {
                    planes[channel][column, row] = sum[channel] + (1 - cover) * planes[channel][column, row]
                }
            }
        }
    }

    /// Color at a place in patches from the middle; nil off the card.
    private func surface(_ u: Double, _ v: Double, _ colors: [[Float]]) -> [Float]? {
        guard abs(u) < 3.2, abs(v) < 2.2 else { return nil }
        let (column, row) = ((u + 3).rounded(.down), (v + 2).rounded(.down))
        guard column >= 0, row >= 0, column < 6, row < 4 else { return PhantomCard.frame }
        guard abs(u + 3 - column - 0.5) < PhantomCard.fill / 2, abs(v + 2 - row - 0.5) < PhantomCard.fill / 2 else {
            return PhantomCard.frame
        }
        return colors[Int(row) * 6 + Int(column)]
    }
}
