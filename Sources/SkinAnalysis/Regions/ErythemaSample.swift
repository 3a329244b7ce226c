import Imaging

/// EI of a thin sample of a region's pixels, for what needs them one by one: every n-th pixel of every n-th row, at most 512
/// to the longer side.
struct ErythemaSample {
    private static let mostPerSide = 512
    private let values: [Float]
    private let places: [(x: Int32, y: Int32)]
    private let width: Int
    private let height: Int

    init(_ region: MeasurableRegion, of image: EncodedImage, workspace: Workspace) {
        let (bounds, buffers) = (region.bounds, workspace.buffers(width: image.width))
        let step = (max(bounds.width, bounds.height) + ErythemaSample.mostPerSide - 1) / ErythemaSample.mostPerSide
        var values: [Float] = []
        var places: [(x: Int32, y: Int32)] = []
        for (row, y) in stride(from: bounds.top, to: bounds.bottom, by: step).enumerated() {
            image.unpackRow(y, into: buffers)
            for (column, x) in stride(from: bounds.left, to: bounds.right, by: step).enumerated()
            where region.mask[x, y] {
                values.append(100 * (buffers.greenDensity[x] - buffers.redDensity[x]))
                places.append((Int32(column), Int32(row)))
            }
        }
        (self.values, self.places) = (values, places)
        (width, height) = ((bounds.width + step - 1) / step, (bounds.height + step - 1) / step)
    }

    /// Median; its standard error is that of the share below it, from tiles, over the density of values there.
    var median: BlockEstimate {
        guard let median = Quantiles.quantile(0.5, of: values), let low = Quantiles.quantile(0.4, of: values),
            let high = Quantiles.quantile(0.6, of: values)
        else { return BlockEstimate() }
        var below = CellGrid(width: width, height: height, channels: 1)
        for (value, place) in zip(values, places) {
            let cell = below.cell(x: Int(place.x), y: Int(place.y))
            below.count(1, in: cell)
            if Double(value) <= median { below.add(1, channel: 0, in: cell) }
        }
        var estimate = below.estimate { $0[0] }
        estimate.value = median
        estimate.standardError = estimate.standardError.map { $0 * (high - low) / 0.2 }
        return estimate
    }
}
