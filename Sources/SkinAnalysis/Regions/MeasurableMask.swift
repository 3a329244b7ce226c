import Imaging
import KernelAPI

/// The pixels of a region that enter its values: inside the outline, and neither dark nor in shine. Cut anew from the
/// classes wherever it is read, for a plane of its own would cost more than that.
package struct MeasurableMask: Sendable {
    package let outline: RegionOutline
    package let classes: PixelClasses
    package var width: Int { classes.width }
    package var height: Int { classes.height }

    package subscript(x: Int, y: Int) -> Bool {
        let code = classes.code(x, y)
        guard code & PixelClasses.leftOut == 0 else { return false }
        return switch outline {
        case .skin: code & PixelClasses.skin != 0
        case .drawn(let mask): mask[x, y]
        }
    }

    /// Some columns of a row as 0 and 1.
    package func copyRow(_ y: Int, columns: Range<Int>, into row: UnsafeMutablePointer<UInt8>) {
        var counters = [0, 0, 0, 0, 0]
        copyRow(y, columns: columns, into: row, counters: &counters)
    }

    /// The same as weights 0 and 1.
    package func copyWeights(_ y: Int, columns: Range<Int>, into weights: UnsafeMutablePointer<Float>) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: columns.count) { row in
            guard let row = row.baseAddress else { return }
            copyRow(y, columns: columns, into: row)
            KernelChoice.current.widen(row, count: columns.count, into: weights)
        }
    }

    /// Counts the outline, and within it skin-colored, clipped, dark, glaring.
    func copyRow(_ y: Int, columns: Range<Int>, into row: UnsafeMutablePointer<UInt8>, counters: inout [Int]) {
        let start = y * width + columns.lowerBound
        func cut(_ outline: UnsafePointer<UInt8>) {
            classes.codes.withUnsafeBufferPointer { codes in
                guard let codes = codes.baseAddress else { return }
                KernelChoice.current.cut(
                    outline: outline, codes: codes + start, mask: PixelClasses.leftOut, count: columns.count,
                    into: row, counters: &counters)
            }
        }
        switch outline {
        case .skin:
            classes.skinRow(y, columns: columns, into: row)
            cut(row)
        case .drawn(let mask):
            mask.bytes.withUnsafeBufferPointer { bytes in
                if let bytes = bytes.baseAddress { cut(bytes + start) }
            }
        }
    }

    /// One bit a pixel, row by row without gaps, the first pixel in the highest bit.
    package var packed: [UInt8] {
        var bits: [UInt8] = []
        bits.reserveCapacity((width * height + 7) / 8)
        // Eight rows at a time begin at a whole byte for any width.
        var rows = [UInt8](repeating: 0, count: 8 * width)
        for top in stride(from: 0, to: height, by: 8) {
            let count = min(8, height - top)
            rows.withUnsafeMutableBufferPointer { rows in
                guard let start = rows.baseAddress else { return }
                for y in 0..<count { copyRow(top + y, columns: 0..<width, into: start + y * width) }
                (start + count * width).update(repeating: 0, count: (8 - count) * width)
            }
            rows.withUnsafeBytes { rows in
                for at in stride(from: 0, to: count * width, by: 8) {
                    let eight = UInt64(littleEndian: rows.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                    // Moves the byte of each pixel to its bit of the highest byte.
                    bits.append(UInt8(truncatingIfNeeded: eight &* 0x8040_2010_0804_0201 >> 56))
                }
            }
        }
        return bits
    }
}
