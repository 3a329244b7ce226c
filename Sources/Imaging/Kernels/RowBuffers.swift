/// One row of a photo, unpacked: what the measuring passes read. Reused from row to row, one set per lane.
package final class RowBuffers {
    package let width: Int
    package var red: [Float]
    package var green: [Float]
    package var blue: [Float]
    package var redDensity: [Float]
    package var greenDensity: [Float]
    package var blueDensity: [Float]
    package var lightness: [Float]
    package var aStar: [Float]
    package var bStar: [Float]

    package init(width: Int) {
        self.width = width
        let zeros = [Float](repeating: 0, count: width)
        (red, green, blue) = (zeros, zeros, zeros)
        (redDensity, greenDensity, blueDensity) = (zeros, zeros, zeros)
        (lightness, aStar, bStar) = (zeros, zeros, zeros)
    }
}
