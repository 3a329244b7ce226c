import Imaging
import PortableMath

extension PhotoPose {
    /// From pixels of a photo (centers at whole numbers) to pixels of the canvas.
    func map(width: Int, height: Int, margin: Int) -> ProjectiveMap {
        let (cosine, sine) = (
            PortableMath.cosineOfDegrees(rotation) / scale, PortableMath.sineOfDegrees(rotation) / scale
        )
        let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
        // u = (R·(p - c - shift))/(1 + lean·(x - cx)) + c + margin
        let lean = -tilt / Double(max(1, width) / 2)
        let (dx, dy) = (middleX + shiftX, middleY + shiftY)
        let numerator = [
            cosine, sine, -(cosine * dx + sine * dy), -sine, cosine, sine * dx - cosine * dy,
        ]
        let denominator = [-lean, 0, 1 + lean * middleX]
        let (offsetX, offsetY) = (middleX + Double(margin), middleY + Double(margin))
        return ProjectiveMap(
            (0..<3).map { numerator[$0] + offsetX * denominator[$0] }
                + (0..<3).map { numerator[3 + $0] + offsetY * denominator[$0] } + denominator)
    }
}
