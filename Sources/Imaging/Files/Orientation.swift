/// Where the pixels of a stored picture belong upright, by EXIF orientation (1…8, TIFF tag 274).
///
/// Upright pixel index of stored pixel (x, y): origin + x·stepX + y·stepY.
struct OrientationMap {
    /// Whether stored rows are upright rows.
    let isIdentity: Bool
    private let storedWidth: Int
    private let origin: Int
    private let stepX: Int
    private let stepY: Int

    init(_ orientation: Int, storedWidth w: Int, storedHeight h: Int) {
        isIdentity = !(2...8).contains(orientation)
        storedWidth = w
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

    /// Writes stored row `y` where it belongs.
    func place<Code: FixedWidthInteger>(
        _ row: UnsafePointer<Code>, y: Int, samples: Int, into upright: UnsafeMutablePointer<Code>
    ) {
        for x in 0..<storedWidth {
            let to = samples * (origin + x * stepX + y * stepY)
            for sample in 0..<samples { upright[to + sample] = row[samples * x + sample] }
        }
    }
}
