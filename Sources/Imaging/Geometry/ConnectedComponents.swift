/// Connected components of a mask (edge neighbors), found by runs and union-find: memory grows with runs, not pixels.
package struct ConnectedComponents: Sendable {
    private struct Run {
        let y: Int
        let left: Int
        let right: Int
    }

    private var runs: [Run] = []
    private var parents: [Int] = []
    private var areas: [Int] = []
    private let width: Int
    private let height: Int

    package init(_ mask: PixelMask) {
        width = mask.width
        height = mask.height
        var previous = 0..<0
        for y in 0..<mask.height {
            let first = runs.count
            appendRuns(of: mask, y)
            join(previous, first..<runs.count)
            previous = first..<runs.count
        }
        sumAreas()
    }

    /// The mask without components smaller than `pixels`.
    package func removing(smallerThan pixels: Int) -> PixelMask { drawn { area, _ in area >= pixels } }

    /// Only components smaller than `pixels` that do not touch the image border: small holes, when the mask is inverted.
    package func enclosed(smallerThan pixels: Int) -> PixelMask { drawn { area, touches in area < pixels && !touches } }

    private mutating func appendRuns(of mask: PixelMask, _ y: Int) {
        mask.bytes.withUnsafeBufferPointer { bytes in
            var x = 0
            let row = y * width
            while x < width {
                while x < width, bytes[row + x] == 0 { x += 1 }
                let left = x
                while x < width, bytes[row + x] != 0 { x += 1 }
                if x > left {
                    parents.append(runs.count)
                    runs.append(Run(y: y, left: left, right: x))
                }
            }
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
        if a != b { parents[max(a, b)] = min(a, b) }
    }

    private mutating func root(of run: Int) -> Int {
        var current = run
        while parents[current] != current {
            parents[current] = parents[parents[current]]
            current = parents[current]
        }
        return current
    }

    private mutating func sumAreas() {
        areas = [Int](repeating: 0, count: runs.count)
        for index in runs.indices {
            parents[index] = root(of: index)
            areas[parents[index]] += runs[index].right - runs[index].left
        }
    }

    private func drawn(where keep: (_ area: Int, _ touchesBorder: Bool) -> Bool) -> PixelMask {
        var touches = [Bool](repeating: false, count: runs.count)
        for (index, run) in runs.enumerated()
        where run.y == 0 || run.y == height - 1 || run.left == 0 || run.right == width {
            touches[parents[index]] = true
        }
        var mask = PixelMask(width: width, height: height)
        for (index, run) in runs.enumerated() where keep(areas[parents[index]], touches[parents[index]]) {
            for x in run.left..<run.right { mask[x, run.y] = true }
        }
        return mask
    }
}
