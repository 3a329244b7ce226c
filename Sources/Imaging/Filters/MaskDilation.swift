extension PixelMask {
    /// Grown by `radius` pixels in the eight directions (a square of side 2·radius + 1); cut at the image border.
    package func dilated(by radius: Int) -> PixelMask {
        guard radius > 0, bytes.contains(1) else { return self }
        return spread(by: radius, step: 1, length: width, lines: height, lineStep: width)
            .spread(by: radius, step: width, length: height, lines: width, lineStep: 1)
    }

    /// Along one axis: a pixel is set when a set one lies within `radius` of it.
    private func spread(by radius: Int, step: Int, length: Int, lines: Int, lineStep: Int) -> PixelMask {
        var result = PixelMask(width: width, height: height)
        bytes.withUnsafeBufferPointer { source in
            result.bytes.withUnsafeMutableBufferPointer { target in
                for line in 0..<lines {
                    var last = Int.min / 2
                    var written = 0
                    for position in 0..<length where source[line * lineStep + position * step] != 0 {
                        last = position
                        let start = max(written, last - radius)
                        let end = min(length, last + radius + 1)
                        for index in start..<max(start, end) { target[line * lineStep + index * step] = 1 }
                        written = max(written, end)
                    }
                }
            }
        }
        return result
    }
}
