/// The simplex of Nelder and Mead [nelder-1965], restarted around its own result.
enum NelderMead {
    /// - Parameter steps: first size of the simplex along each axis.
    static func minimize(
        from start: [Double], steps: [Double], restarts: Int = 4, tolerance: Double = 1e-10, evaluations: Int = 4000,
        _ function: ([Double]) -> Double
    ) -> [Double] {
        var best = start
        for round in 0..<restarts {
            let shrink = round == 0 ? 1 : 0.3
            best = search(from: best, steps: steps.map { $0 * shrink }, tolerance, evaluations / restarts, function)
        }
        return best
    }

    private static func search(
        from start: [Double], steps: [Double], _ tolerance: Double, _ evaluations: Int,
        _ function: ([Double]) -> Double
    ) -> [Double] {
        var corners = [(point: start, value: finite(function(start)))]
        for axis in start.indices {
            var point = start
            point[axis] += steps[axis]
            corners.append((point, finite(function(point))))
        }
        var used = corners.count
        while used < evaluations {
            corners = stableSorted(corners)
            let (low, high) = (corners[0].value, corners[corners.count - 1].value)
            if high - low <= tolerance * (1 + abs(low)) { break }
            used += step(&corners, function)
        }
        return stableSorted(corners)[0].point
    }

    private typealias Corner = (point: [Double], value: Double)

    private static func stableSorted(_ corners: [Corner]) -> [Corner] {
        corners.enumerated().sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }.map(\.element)
    }

    /// One reflection, expansion, contraction or shrinkage; returns how often the function was called.
    private static func step(_ corners: inout [Corner], _ function: ([Double]) -> Double) -> Int {
        let last = corners.count - 1
        let center = corners[0].point.indices.map { axis in
            corners[..<last].reduce(0) { $0 + $1.point[axis] } / Double(last)
        }
        func along(_ factor: Double) -> Corner {
            let point = center.indices.map { center[$0] + factor * (corners[last].point[$0] - center[$0]) }
            return (point, finite(function(point)))
        }
        let reflected = along(-1)
        if reflected.value < corners[0].value {
            let expanded = along(-2)
            corners[last] = expanded.value < reflected.value ? expanded : reflected
            return 2
        }
        if reflected.value < corners[last - 1].value {
            corners[last] = reflected
            return 1
        }
        let contracted = along(reflected.value < corners[last].value ? -0.5 : 0.5)
        if contracted.value < min(reflected.value, corners[last].value) {
            corners[last] = contracted
            return 2
        }
        for index in 1...last {
            let point = zip(corners[0].point, corners[index].point).map { ($0 + $1) / 2 }
            corners[index] = (point, finite(function(point)))
        }
        return 2 + last
    }

    private static func finite(_ value: Double) -> Double { value.isFinite ? value : .greatestFiniteMagnitude }
}
