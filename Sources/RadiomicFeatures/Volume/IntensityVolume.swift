/// A stack of slices of intensities and the region within it. A photo is one slice.
package struct IntensityVolume: Sendable {
    package let width: Int
    package let height: Int
    package let depth: Int
    /// Row by row, slice by slice.
    package let values: [Float]
    /// 1 inside the region, 0 outside.
    package let mask: [UInt8]
    /// Pixels inside.
    package let count: Int

    package init(width: Int, height: Int, depth: Int = 1, values: [Float], mask: [UInt8]) {
        precondition(values.count == width * height * depth && mask.count == values.count, "one mask byte a value")
        (self.width, self.height, self.depth) = (width, height, depth)
        (self.values, self.mask) = (values, mask)
        count = mask.reduce(into: 0) { $0 &+= $1 == 0 ? 0 : 1 }
    }

    /// Intensities of the region in the order of the pixels.
    package func regionValues() -> [Float] {
        [Float](unsafeUninitializedCapacity: count) { target, filled in
            for index in values.indices where mask[index] != 0 {
                target[filled] = values[index]
                filled += 1
            }
        }
    }

    /// Smallest and largest intensity of the region; 0…0 where it is empty.
    package var range: ClosedRange<Float> {
        var (least, most) = (Float.infinity, -Float.infinity)
        for index in values.indices where mask[index] != 0 {
            least = min(least, values[index])
            most = max(most, values[index])
        }
        return least <= most ? least...most : 0...0
    }

    /// The same image with the region bounded to a range of intensities ([ibsi-1], re-segmentation USB3).
    package func resegmented(to range: ClosedRange<Float>) -> IntensityVolume {
        let inside = values.indices.map { mask[$0] != 0 && range.contains(values[$0]) ? UInt8(1) : 0 }
        return IntensityVolume(width: width, height: height, depth: depth, values: values, mask: inside)
    }
}
