import Foundation
import RadiomicFeatures

/// A CT image with the outline of its region, voxels apart by `spacing` within a slice.
package struct CTImage {
    let width: Int
    let height: Int
    let depth: Int
    let spacing: Double
    let values: [Double]
    let mask: [UInt8]

    /// A volume of whole numbers that any language can make.
    package static var synthetic: CTImage {
        let (width, height, depth) = (44, 40, 3)
        var values: [Double] = []
        var mask: [UInt8] = []
        for z in 0..<depth {
            for y in 0..<height {
                for x in 0..<width {
                    let coarse = (x / 5 * 97 + y / 6 * 61 + z * 29) % 17 * 40 - 320
                    let fine = (x * x * 31 + y * y * 17 + x * y * 13 + z * 101) % 113
                    values.append(Double(coarse + 2 * fine))
                    mask.append((x - 21) * (x - 21) * 4 + (y - 19) * (y - 19) * 5 + z * 40 < 1600 ? 1 : 0)
                }
            }
        }
        return CTImage(width: width, height: height, depth: depth, spacing: 0.977, values: values, mask: mask)
    }

    /// The IBSI-1 CT phantom from the unpacked NIfTI files of its image and mask.
    package init(image: String, mask: String) throws {
        let (image, mask) = (try NIfTIVolume(image), try NIfTIVolume(mask))
        (width, height, depth, spacing) = (image.width, image.height, image.depth, image.spacing)
        values = image.values
        self.mask = mask.values.map { $0 >= 0.5 ? 1 : 0 }
    }

    private init(width: Int, height: Int, depth: Int, spacing: Double, values: [Double], mask: [UInt8]) {
        (self.width, self.height, self.depth, self.spacing) = (width, height, depth, spacing)
        (self.values, self.mask) = (values, mask)
    }

    /// Slices laid bilinearly on a grid of another spacing whose middle is the same ([ibsi-1], section 2.4): ⌈size⌉ pixels,
    /// intensities rounded to whole numbers, the region where the outline covers half a pixel or more.
    func resampled(to target: Double) -> CTImage {
        let step = target / spacing
        let across = GridAxis(count: width, step: step)
        let down = GridAxis(count: height, step: step)
        var (values, mask): ([Double], [UInt8]) = ([], [])
        let outline = self.mask.map { Double($0) }
        for z in 0..<depth {
            for y in down.places {
                for x in across.places {
                    values.append(between(self.values, x, y, z).rounded(.toNearestOrEven))
                    mask.append(between(outline, x, y, z) >= 0.5 ? 1 : 0)
                }
            }
        }
        return CTImage(
            width: across.places.count, height: down.places.count, depth: depth, spacing: target, values: values,
            mask: mask)
    }

    private func between(_ plane: [Double], _ x: Double, _ y: Double, _ z: Int) -> Double {
        let (left, top) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
        func value(_ x: Int, _ y: Int) -> Double {
            plane[(z * height + min(max(y, 0), height - 1)) * width + min(max(x, 0), width - 1)]
        }
        let (u, v) = (x - Double(left), y - Double(top))
        let upper = value(left, top) * (1 - u) + value(left + 1, top) * u
        let lower = value(left, top + 1) * (1 - u) + value(left + 1, top + 1) * u
        return upper * (1 - v) + lower * v
    }

    var volume: IntensityVolume {
        IntensityVolume(width: width, height: height, depth: depth, values: values.map { Float($0) }, mask: mask)
    }
}

/// Where pixels of a new grid lie on an old one with the same middle.
private struct GridAxis {
    let places: [Double]

    init(count: Int, step: Double) {
        let new = Int((Double(count) / step).rounded(.up))
        let first = 0.5 * Double(count - 1) - 0.5 * Double(new - 1) * step
        places = (0..<new).map { first + Double($0) * step }
    }
}

/// An unpacked NIfTI-1 file of whole or floating-point numbers, little-endian.
private struct NIfTIVolume {
    let width, height, depth: Int
    let spacing: Double
    let values: [Double]

    init(_ path: String) throws {
        let data = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        guard data.count > 352 else { throw CocoaError(.fileReadCorruptFile) }
        func load<T>(_ offset: Int, as type: T.Type) -> T {
            data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
        }
        (width, height, depth) = (
            Int(load(42, as: Int16.self)), Int(load(44, as: Int16.self)), Int(load(46, as: Int16.self))
        )
        spacing = Double(load(80, as: Float.self))
        let (kind, start) = (load(70, as: Int16.self), Int(load(108, as: Float.self)))
        let (slope, offset) = (Double(load(112, as: Float.self)), Double(load(116, as: Float.self)))
        let sizes: [Int16: Int] = [2: 1, 4: 2, 8: 4, 16: 4, 64: 8]
        guard let size = sizes[kind], data.count >= start + width * height * depth * size else {
            throw CocoaError(.fileReadCorruptFile)
        }
        values = (0..<width * height * depth).map { index in
            let at = start + index * size
            let raw: Double =
                switch kind {
                case 2: Double(data[at])
                case 4: Double(load(at, as: Int16.self))
                case 8: Double(load(at, as: Int32.self))
                case 16: Double(load(at, as: Float.self))
                default: load(at, as: Double.self)
                }
            return slope == 0 ? raw : raw * slope + offset
        }
    }
}
