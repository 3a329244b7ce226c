extension EncodedImage {
    /// The image turned upright by its EXIF orientation (1…8, TIFF tag 274).
    func upright(_ orientation: Int) -> EncodedImage {
        guard (2...8).contains(orientation) else { return self }
        switch samples {
        case .eightBit(let codes): return turned(orientation) { .eightBit(rearranged(codes, orientation)) }
        case .sixteenBit(let codes): return turned(orientation) { .sixteenBit(rearranged(codes, orientation)) }
        }
    }

    private func turned(_ orientation: Int, _ samples: () -> Samples) -> EncodedImage {
        EncodedImage(
            width: orientation >= 5 ? height : width, height: orientation >= 5 ? width : height, samples: samples())
    }

    /// Walks the stored pixels in order and writes each where it belongs upright.
    private func rearranged<Code: FixedWidthInteger>(_ codes: [Code], _ orientation: Int) -> [Code] {
        let map = OrientationMap(orientation, storedWidth: width, storedHeight: height)
        return [Code](unsafeUninitializedCapacity: codes.count) { target, count in
            codes.withUnsafeBufferPointer { source in
                for y in 0..<height {
                    for x in 0..<width {
                        let from = 3 * (y * width + x)
                        let to = 3 * (map.origin + x * map.stepX + y * map.stepY)
                        target[to] = source[from]
                        target[to + 1] = source[from + 1]
                        target[to + 2] = source[from + 2]
                    }
                }
            }
            count = codes.count
        }
    }
}

/// Upright pixel index of stored pixel (x, y): origin + x·stepX + y·stepY.
private struct OrientationMap {
    let origin: Int
    let stepX: Int
    let stepY: Int

    init(_ orientation: Int, storedWidth w: Int, storedHeight h: Int) {
        switch orientation {
        case 2: (origin, stepX, stepY) = (w - 1, -1, w)
        case 3: (origin, stepX, stepY) = (w * h - 1, -1, -w)
        case 4: (origin, stepX, stepY) = (w * (h - 1), 1, -w)
        case 5: (origin, stepX, stepY) = (0, h, 1)
        case 6: (origin, stepX, stepY) = (h - 1, h, -1)
        case 7: (origin, stepX, stepY) = (w * h - 1, -h, -1)
        case 8: (origin, stepX, stepY) = (h * (w - 1), -h, 1)
        default: (origin, stepX, stepY) = (0, 1, w)
        }
    }
}
