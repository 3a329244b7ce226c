/// One-dimensional convolution of rows with a symmetric kernel, given by its center and one side.
enum ConvolutionKernel {
    /// Horizontal pass over a row that already carries `radius` border samples on each side.
    static func horizontal(
        padded: UnsafePointer<Float>, count: Int, taps: UnsafePointer<Float>, radius: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        let center = taps[0]
        for x in 0..<count { output[x] = center * padded[x &+ radius] }
        for k in 1..<(radius + 1) {
            let tap = taps[k]
            let left = padded + (radius - k)
            let right = padded + (radius + k)
            for x in 0..<count { output[x] += tap * (left[x] + right[x]) }
        }
    }

    /// Adds tap·(upper + lower) to the output row: the vertical pass, one pair of rows at a time.
    static func accumulate(
        _ upper: UnsafePointer<Float>, _ lower: UnsafePointer<Float>, tap: Float, count: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count { output[x] += tap * (upper[x] + lower[x]) }
    }

    static func scale(_ row: UnsafePointer<Float>, tap: Float, count: Int, into output: UnsafeMutablePointer<Float>) {
        for x in 0..<count { output[x] = tap * row[x] }
    }
}
