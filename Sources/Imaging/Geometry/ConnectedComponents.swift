/// Connected components of a mask (edge neighbors), found by runs and union-find: memory grows with runs, not pixels.
package struct ConnectedComponents: Sendable {
    private struct Run {
        let y: Int32
        let left: Int32
        let right: Int32
    }

    private var runs: [Run] = []
    private var parents: [Int32] = []
    private var areas: [Int] = []
    private let width: Int
    private let height: Int

    package init(_ mask: PixelMask) {
        self.init(mask.bytes, width: mask.width, height: mask.height, bit: 1)
    }

    /// Of the pixels where `bit` of a byte plane is set, or is not set.
    package init(_ bytes: [UInt8], width: Int, height: Int, bit: UInt8, isSet: Bool = true) {
        (self.width, self.height) = (width, height)
        var previous = 0..<0
        bytes.withUnsafeBytes { plane in
            for y in 0..<height {
                let first = runs.count
                appendRuns(of: plane, y, bit, inside: isSet ? bit : 0)
                join(previous, first..<runs.count)
                previous = first..<runs.count
            }
        }
        sumAreas()
    }

    /// The mask without components smaller than `pixels`.
    package func removing(smallerThan pixels: Int) -> PixelMask {
        var mask = PixelMask(width: width, height: height)
        draw(into: &mask) { area, _ in area >= pixels }
        return mask
    }

    /// Only components smaller than `pixels` that do not touch the image border: small holes, when the mask is inverted.
    package func enclosed(smallerThan pixels: Int) -> PixelMask {
        var mask = PixelMask(width: width, height: height)
        drawEnclosed(smallerThan: pixels, into: &mask)
        return mask
    }

    /// Sets them in a mask of the same size.
    package func drawEnclosed(smallerThan pixels: Int, into mask: inout PixelMask) {
        draw(into: &mask) { area, touches in area < pixels && !touches }
    }

    /// Sets a bit of a byte plane of the same size in the components that are wanted.
    package func mark(
        _ bit: UInt8, in plane: inout [UInt8], where isWanted: (_ area: Int, _ touchesBorder: Bool) -> Bool
    ) {
        let wanted = wantedRuns(isWanted)
        plane.withUnsafeMutableBufferPointer { plane in
            for (run, isWanted) in zip(runs, wanted) where isWanted {
                for index in Int(run.y) * width + Int(run.left)..<Int(run.y) * width + Int(run.right) {
                    plane[index] |= bit
                }
            }
        }
    }

    private mutating func appendRuns(of plane: UnsafeRawBufferPointer, _ y: Int, _ bit: UInt8, inside: UInt8) {
        let row = y * width
        let eightBits = 0x0101_0101_0101_0101 * UInt64(bit)
        let eightInside = 0x0101_0101_0101_0101 * UInt64(inside)
        var x = 0
        // First pixel from `x` on whose bit is as said; eight at a time while nothing changes.
        func next(inside wanted: Bool) {
            let skipped = wanted ? eightInside ^ eightBits : eightInside
            while x + 8 <= width, plane.loadUnaligned(fromByteOffset: row + x, as: UInt64.self) & eightBits == skipped {
                x += 8
            }
            while x < width, (plane[row + x] & bit == inside) != wanted { x += 1 }
        }
        while x < width {
            next(inside: true)
            let left = x
            next(inside: false)
            guard x > left else { continue }
            parents.append(Int32(runs.count))
            runs.append(Run(y: Int32(y), left: Int32(left), right: Int32(x)))
        }
    }

    private mutating func join(_ upper: Range<Int>, _ lower: Range<Int>) {
        var (above, below) = (upper.lowerBound, lower.lowerBound)
        while above < upper.upperBound, below < lower.upperBound {
            if runs[above].left < runs[below].right, runs[below].left < runs[above].right { unite(above, below) }
            if runs[above].right < runs[below].right { above += 1 } else { below += 1 }
        }
    }

    private mutating func unite(_ first: Int, _ second: Int) {
        let (a, b) = (root(of: first), root(of: second))
        if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }

    private mutating func root(of run: Int) -> Int {
        var current = run
        while parents[current] != current {
            parents[current] = parents[Int(parents[current])]
            current = Int(parents[current])
        }
        return current
    }

    private mutating func sumAreas() {
        areas = [Int](repeating: 0, count: runs.count)
        for index in runs.indices {
            parents[index] = Int32(root(of: index))
            areas[Int(parents[index])] += Int(runs[index].right - runs[index].left)
        }
    }

    private func draw(into mask: inout PixelMask, where keep: (_ area: Int, _ touchesBorder: Bool) -> Bool) {
        for (run, isWanted) in zip(runs, wantedRuns(keep)) where isWanted {
            mask.set(row: Int(run.y), columns: Int(run.left)..<Int(run.right))
        }
    }

    private func wantedRuns(_ isWanted: (_ area: Int, _ touchesBorder: Bool) -> Bool) -> [Bool] {
        var touches = [Bool](repeating: false, count: runs.count)
        for (index, run) in runs.enumerated()
        where run.y == 0 || run.y == height - 1 || run.left == 0 || run.right == width {
            touches[Int(parents[index])] = true
        }
        return parents.map { isWanted(areas[Int($0)], touches[Int($0)]) }
    }
}
