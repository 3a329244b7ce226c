import Imaging
import PortableMath

/// A round spot of a patch.
struct SkinSpot: Sendable, Hashable {
    /// Pixels of the patch.
    let x: Int
    let y: Int
    let diameterMM: Double
    /// Contrast against the surroundings in the unit of the plane, taking a Gaussian profile.
    let depth: Double
}

/// What is looked for: spots darker or lighter than around them, of these diameters.
struct SpotSearch {
    let diametersMM: ClosedRange<Double>
    let isDark: Bool
    /// Least depth, and least multiple of the noise that remains at the spot's scale.
    let leastDepth: Double
    /// SD of pixel noise of the plane.
    let noise: Double
    /// Smaller over larger curvature.
    var leastRoundness: Float = 0.5

    static let noiseMultiple = 4.0
}

/// Scale-space search for spots (Lindeberg 1998): extrema of σ²∇²G∗I in place and scale, σ = d/(2√2) for a disc of diameter
/// d, in steps of √2.
///
/// A Gaussian spot of depth D gives D/2 at its own scale, so depth = 2·response; white noise of SD σn gives a response of
/// σn/(σ√(2π)). Of spots that lie within each other the strongest stays, so a group is not counted once more as a whole.
struct SpotScan {
    private let plane: MaskedPlane
    private let pitch: Double
    private let search: SpotSearch
    private let sigmas: [Double]
    private let thresholds: [Float]
    private var rows: ScaleRows
    /// Responses of the last three rows by scale, padded like `rows`.
    private var responses: [[Float]]
    private var curvature: CurvatureRow
    private var found: [SkinSpot] = []
    private let width: Int
    private let height: Int

    static func spots(
        in plane: MaskedPlane, pitch: Double, _ search: SpotSearch, workspace: Workspace
    ) -> [SkinSpot] {
        guard plane.values.width > 2, plane.values.height > 2 else { return [] }
        var scan = SpotScan(plane, pitch, search)
        scan.run(workspace)
        return SpotSelection.strongest(scan.found, pitch: pitch)
    }

    private init(_ plane: MaskedPlane, _ pitch: Double, _ search: SpotSearch) {
        (self.plane, self.pitch, self.search) = (plane, pitch, search)
        (width, height) = (plane.values.width, plane.values.height)
        var diameters = [search.diametersMM.lowerBound / 2.0.squareRoot()]
        while diameters[diameters.count - 1] < search.diametersMM.upperBound {
            diameters.append(diameters[diameters.count - 1] * 2.0.squareRoot())
        }
        diameters.append(diameters[diameters.count - 1] * 2.0.squareRoot())
        sigmas = diameters.map { $0 / 8.0.squareRoot() / pitch }
        thresholds = sigmas.map { sigma in
            let noise = SpotSearch.noiseMultiple * search.noise / (sigma * (2 * PortableMath.pi).squareRoot())
            return Float(max(search.leastDepth / 2, noise))
        }
        rows = ScaleRows(width: width, scales: sigmas.count, kept: 5)
        responses = Array(repeating: [Float](repeating: 0, count: 3 * (width + 2)), count: sigmas.count)
        curvature = CurvatureRow(width: width)
    }

    private mutating func run(_ workspace: Workspace) {
        let stream = workspace.stream(width: width, kernels: sigmas.map { GaussianKernel(sigma: $0) })
        stream.run(over: plane) { row in
            rows.take(row, height: height)
            if row.y >= 1 { respond(row.y - 1) }
            if row.y >= 3 { search(row.y - 2) }
        }
        respond(height - 1)
        if height >= 3 { search(height - 2) }
    }

    /// σ²∇²G∗I of one row at every scale, with the sign of what is looked for.
    private mutating func respond(_ y: Int) {
        let slot = y % 3 * (width + 2) + 1
        for (scale, sigma) in sigmas.enumerated() {
            let factor = Float((search.isDark ? 1 : -1) * sigma * sigma)
            rows.around(y, scale: scale, height: height) { rows in curvature.take(rows) }
            responses[scale].withUnsafeMutableBufferPointer { target in
                curvature.xx.withUnsafeBufferPointer { xx in
                    curvature.yy.withUnsafeBufferPointer { yy in
                        for x in xx.indices { target[slot + x] = factor * (xx[x] + yy[x]) }
                    }
                }
            }
        }
    }

    private mutating func search(_ y: Int) {
        var places: [(scale: Int, x: Int)] = []
        for scale in 1..<sigmas.count - 1 {
            let (threshold, slot) = (thresholds[scale], y % 3 * (width + 2) + 1)
            responses[scale].withUnsafeBufferPointer { row in
                for x in 1..<width - 1 {
                    let value = row[slot + x]
                    if value > threshold, value >= row[slot + x - 1], value >= row[slot + x + 1] {
                        places.append((scale, x))
                    }
                }
            }
        }
        for place in places where isExtremum(place.scale, place.x, y) { accept(place.scale, place.x, y) }
    }

    private func response(_ scale: Int, _ x: Int, _ y: Int) -> Float {
        responses[scale][y % 3 * (width + 2) + 1 + x]
    }

    /// Largest among its neighbors in place and at the next coarser scale, and not smaller than itself at the next finer.
    ///
    /// Neighbors at the finer scale are not asked: between crowded spots noise moves the peak by a pixel from scale to
    /// scale, and each of the two would then lose to the other.
    private func isExtremum(_ scale: Int, _ x: Int, _ y: Int) -> Bool {
        let value = response(scale, x, y)
        guard response(scale - 1, x, y) <= value else { return false }
        for other in scale...scale + 1 {
            for row in y - 1...y + 1 {
                for column in x - 1...x + 1 where response(other, column, row) > value { return false }
            }
        }
        return true
    }

    private mutating func accept(_ scale: Int, _ x: Int, _ y: Int) {
        guard isRound(scale, x, y), isMeasured(x, y, max(1, Int(0.75 * sigmas[scale]))) else { return }
        let (below, here, above) = (
            Double(response(scale - 1, x, y)), Double(response(scale, x, y)), Double(response(scale + 1, x, y))
        )
        let bend = below - 2 * here + above
        let shift = bend < 0 ? max(-0.5, min(0.5, (below - above) / (2 * bend))) : 0
        let sigma = sigmas[scale] * PortableMath.exp(shift * 0.34657359027997264)
        let diameter = sigma * 8.0.squareRoot() * pitch
        guard search.diametersMM.contains(diameter) else { return }
        found.append(
            SkinSpot(x: x, y: y, diameterMM: diameter, depth: 2 * (here - (below - above) * shift / 4)))
    }

    private func isRound(_ scale: Int, _ x: Int, _ y: Int) -> Bool {
        var isRound = false
        rows.around(y, scale: scale, height: height) { rows in
            let curvature = Curvature(rows, at: x)
            let (one, other) = (abs(curvature.larger), abs(curvature.smaller))
            isRound =
                min(one, other) > search.leastRoundness * max(one, other)
                && curvature.larger * curvature.smaller > 0
        }
        return isRound
    }

    /// Whether the skin around is measured, so that the edge of a region is no spot.
    private func isMeasured(_ x: Int, _ y: Int, _ radius: Int) -> Bool {
        for (column, row) in [(x, y), (x - radius, y), (x + radius, y), (x, y - radius), (x, y + radius)] {
            guard (0..<width).contains(column), (0..<height).contains(row),
                plane.weights[column, row] >= SkinPatch.leastShare
            else { return false }
        }
        return true
    }
}

/// Which of overlapping spots stay.
enum SpotSelection {
    /// In order of rows. Of two whose centers are closer than 0.7 radii of the larger, or than two pixels, the weaker is
    /// dropped.
    static func strongest(_ spots: [SkinSpot], pitch: Double) -> [SkinSpot] {
        let ordered = spots.sorted { ($1.depth, $0.y, $0.x) < ($0.depth, $1.y, $1.x) }
        let largest = (spots.map(\.diameterMM).max() ?? 0) / 2 / pitch
        let side = Int(max(largest, leastPixels).rounded(.up))
        var buckets: [Int: [SkinSpot]] = [:]
        func key(_ column: Int, _ row: Int) -> Int { row * 1_000_003 + column }
        var kept: [SkinSpot] = []
        for spot in ordered {
            let (column, row) = (spot.x / side, spot.y / side)
            let near = (row - 1...row + 1).flatMap { y in
                (column - 1...column + 1).flatMap { buckets[key($0, y)] ?? [] }
            }
            guard near.allSatisfy({ !overlap($0, spot, pitch) }) else { continue }
            buckets[key(column, row), default: []].append(spot)
            kept.append(spot)
        }
        return kept.sorted { ($0.y, $0.x) < ($1.y, $1.x) }
    }

    private static let leastPixels = 2.0

    private static func overlap(_ a: SkinSpot, _ b: SkinSpot, _ pitch: Double) -> Bool {
        let (dx, dy) = (Double(a.x - b.x), Double(a.y - b.y))
        let radius = max(0.7 * max(a.diameterMM, b.diameterMM) / 2 / pitch, SpotSelection.leastPixels)
        return dx * dx + dy * dy < radius * radius
    }
}
