import Imaging

/// A connected area without edges, described by its moments: a patch of a card is one.
struct FlatBlob: Sendable {
    let x: Double
    let y: Double
    /// Pixels of the patch, edges included.
    let area: Double
    /// Inverse of the second moments, so scaled that a step of one patch side has length 1 in any direction.
    private let metric: (xx: Double, xy: Double, yy: Double)

    /// nil when the area cannot be the image of a square: too small, too long, or ragged.
    init?(count: Double, sumX: Double, sumY: Double, sumXX: Double, sumXY: Double, sumYY: Double) {
        guard count >= FlatBlob.fewestPixels else { return nil }
        (x, y) = (sumX / count, sumY / count)
        // A pixel has a variance of its own, 1/12.
        let (xx, yy) = (sumXX / count - x * x + 1.0 / 12, sumYY / count - y * y + 1.0 / 12)
        let xy = sumXY / count - x * y
        let determinant = xx * yy - xy * xy
        guard determinant > 0 else { return nil }
        let fill = count / (12 * determinant.squareRoot())
        guard fill > 0.72, fill < 1.12 else { return nil }
        let middle = (xx + yy) / 2
        let spread = max(0, middle * middle - determinant).squareRoot()
        let (long, short) = ((12 * (middle + spread)).squareRoot(), (12 * max(1e-9, middle - spread)).squareRoot())
        guard long < 3.2 * short else { return nil }
        // Edges eat about a pixel on each side.
        area = (long + FlatBlob.eaten) * (short + FlatBlob.eaten)
        let growth = area / (long * short)
        let scale = 1 / (12 * growth * determinant)
        metric = (yy * scale, -xy * scale, xx * scale)
    }

    /// Product of two steps in units of patch sides; with itself, the squared length.
    func product(_ a: (x: Double, y: Double), _ b: (x: Double, y: Double)) -> Double {
        a.x * (metric.xx * b.x + metric.xy * b.y) + a.y * (metric.xy * b.x + metric.yy * b.y)
    }

    static let fewestPixels = 6.0
    private static let eaten = 1.6
}

/// All flat blobs of a search image.
struct FlatBlobs {
    private(set) var blobs: [FlatBlob] = []

    /// - Parameter limit: number of the edge limit; pixels with a smaller step are flat.
    init(_ image: CardSearchImage, limit: Int) {
        var labels = BlobLabels()
        labels.scan(image, 1 << UInt8(limit))
        let largest = Double(image.width * image.height) / 12
        blobs = labels.moments().compactMap { $0[0] > largest ? nil : FlatBlob(moments: $0) }
    }
}

extension FlatBlob {
    fileprivate init?(moments m: [Double]) {
        self.init(count: m[0], sumX: m[1], sumY: m[2], sumXX: m[3], sumXY: m[4], sumYY: m[5])
    }
}

/// Runs of flat pixels joined across rows (edge neighbors), with the moments of each joined area.
private struct BlobLabels {
    private var lefts: [Int32] = []
    private var rights: [Int32] = []
    private var rows: [Int32] = []
    private var parents: [Int32] = []

    mutating func scan(_ image: CardSearchImage, _ bit: UInt8) {
        var previous = 0..<0
        let width = image.width
        let eight = 0x0101_0101_0101_0101 * UInt64(bit)
        image.edges.withUnsafeBytes { edges in
            for y in 0..<image.height {
                let (first, row) = (lefts.count, y * width)
                var x = 0
                // First pixel from `x` on that is flat or is not; eight at a time while nothing changes.
                func next(isFlat: Bool) {
                    let skipped = isFlat ? eight : 0
                    while x + 8 <= width,
                        edges.loadUnaligned(fromByteOffset: row + x, as: UInt64.self) & eight == skipped
                    { x += 8 }
                    while x < width, (edges[row + x] & bit == 0) != isFlat { x += 1 }
                }
                while x < width {
                    next(isFlat: true)
                    let left = x
                    next(isFlat: false)
                    if x > left { append(left, x, y) }
                }
                join(previous, first..<lefts.count)
                previous = first..<lefts.count
            }
        }
    }

    private mutating func append(_ left: Int, _ right: Int, _ y: Int) {
        parents.append(Int32(lefts.count))
        lefts.append(Int32(left))
        rights.append(Int32(right))
        rows.append(Int32(y))
    }

    private mutating func join(_ upper: Range<Int>, _ lower: Range<Int>) {
        var (above, below) = (upper.lowerBound, lower.lowerBound)
        while above < upper.upperBound, below < lower.upperBound {
            if lefts[above] < rights[below], lefts[below] < rights[above] {
                let (a, b) = (root(Int32(above)), root(Int32(below)))
                if a != b { parents[Int(max(a, b))] = min(a, b) }
            }
            if rights[above] < rights[below] { above += 1 } else { below += 1 }
        }
    }

    private mutating func root(_ run: Int32) -> Int32 {
        var current = run
        while parents[Int(current)] != current {
            parents[Int(current)] = parents[Int(parents[Int(current)])]
            current = parents[Int(current)]
        }
        return current
    }

    /// Count, Σx, Σy, Σx², Σxy, Σy² of pixel centers, for every area of enough pixels.
    mutating func moments() -> [[Double]] {
        var counts = [Int32](repeating: 0, count: lefts.count)
        for run in lefts.indices {
            let top = Int(root(Int32(run)))
            parents[run] = Int32(top)
            counts[top] += rights[run] - lefts[run]
        }
        var slots = [Int32](repeating: -1, count: lefts.count)
        var sums: [[Double]] = []
        for run in lefts.indices where Double(counts[Int(parents[run])]) >= FlatBlob.fewestPixels {
            let top = Int(parents[run])
            if slots[top] < 0 {
                slots[top] = Int32(sums.count)
                sums.append([0, 0, 0, 0, 0, 0])
            }
            add(run, to: &sums[Int(slots[top])])
        }
        return sums
    }

    private func add(_ run: Int, to sum: inout [Double]) {
        let (left, right, y) = (Double(lefts[run]), Double(rights[run]), Double(rows[run]) + 0.5)
        let length = right - left
        let middle = (left + right) / 2
        sum[0] += length
        sum[1] += length * middle
        sum[2] += length * y
        sum[3] += length * middle * middle + length * (length * length - 1) / 12
        sum[4] += length * middle * y
        sum[5] += length * y * y
    }
}
