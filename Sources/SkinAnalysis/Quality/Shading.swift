import Imaging
import PortableMath

/// The slow part of the light on a region: a plane fitted to t over about 64 × 64 samples by least squares.
struct Shading {
    /// Change of luminance from one side of the region to the other along the gradient, percent (of t).
    let percent: Double
    /// Where it grows: 0 to the right, 90 upward, degrees in 0..<360.
    let direction: Double

    init?(_ region: MeasurableRegion, of image: EncodedImage) {
        let bounds = region.bounds
        let step = max(1, max(bounds.width, bounds.height) / 64)
        let row = RowBuffers(width: image.width)
        var luminance = [Float](repeating: 0, count: image.width)
        var fit = PlaneFit()
        for y in stride(from: bounds.top, to: bounds.bottom, by: step) {
            image.unpackRow(y, into: row)
            EncodedImage.logLuminance(of: row, columns: 0..<image.width, into: &luminance)
            for x in stride(from: bounds.left, to: bounds.right, by: step) where region.mask[x, y] {
                fit.add(x: Double(x - bounds.left), y: Double(y - bounds.top), value: Double(luminance[x]))
            }
        }
        guard let slope = fit.slope else { return nil }
        let steepness = (slope.x * slope.x + slope.y * slope.y).squareRoot()
        percent = steepness * Double(min(bounds.width, bounds.height))
        direction = steepness == 0 ? 0 : PortableMath.hueAngle(x: slope.x, y: -slope.y)
    }
}

/// Normal equations of value = a + b·x + c·y.
private struct PlaneFit {
    private var (n, x, y, xx, xy, yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    private var (v, xv, yv) = (0.0, 0.0, 0.0)

    mutating func add(x: Double, y: Double, value: Double) {
        n += 1
        self.x += x
        self.y += y
        xx += x * x
        xy += x * y
        yy += y * y
        v += value
        xv += x * value
        yv += y * value
    }

    /// nil for fewer than ten samples or samples on one line.
    var slope: (x: Double, y: Double)? {
        guard n >= 10 else { return nil }
        let (cxx, cxy, cyy) = (xx - x * x / n, xy - x * y / n, yy - y * y / n)
        let (cxv, cyv) = (xv - x * v / n, yv - y * v / n)
        let determinant = cxx * cyy - cxy * cxy
        guard determinant > 1e-9 * cxx * cyy else { return nil }
        return ((cxv * cyy - cyv * cxy) / determinant, (cyv * cxx - cxv * cxy) / determinant)
    }
}
