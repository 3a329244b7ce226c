import PortableMath

/// Minimum of a residual over ln(tₚ + 1) and w inside a box.
struct BumpSearch {
    let series: SessionSeries
    let weights: [Double]
    let logs: [Double]

    func fit(_ logPeak: Double, _ width: Double) -> RegressorFit {
        let x = series.indices.map { index -> Double in
            guard series.isPost[index] else { return 0 }
            let z = (logs[index] - logPeak) / width
            return PortableMath.exp(-0.5 * z * z)
        }
        return RegressorFit(series.values, weights, x)
    }

    func minimum(
        peaks: ClosedRange<Double>, widths: ClosedRange<Double>, peakNodes: Int, widthNodes: Int
    ) -> (peak: Double, width: Double) {
        func node(_ range: ClosedRange<Double>, _ index: Int, _ count: Int) -> Double {
            range.lowerBound + (range.upperBound - range.lowerBound) * Double(index) / Double(count - 1)
        }
        var nodes: [(point: [Double], value: Double)] = []
        for i in 0..<peakNodes {
            for j in 0..<widthNodes {
                let point = [node(peaks, i, peakNodes), node(widths, j, widthNodes)]
                nodes.append((point, fit(point[0], point[1]).residual))
            }
        }
        let box = [peaks, widths]
        let steps = [(peaks.upperBound - peaks.lowerBound) / 40, (widths.upperBound - widths.lowerBound) / 16]
        let rough = localMinima(nodes, widthNodes).map { searched($0, steps, box, tolerance: 1e-5) }
        let best = rough.enumerated().min { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
        let start = best?.element.point ?? [peaks.lowerBound, widths.lowerBound]
        let point = polished(searched(start, steps.map { $0 / 8 }, box, tolerance: 1e-12).point, steps, box)
        return (point[0], point[1])
    }

    /// The three best nodes none of whose neighbors is better.
    private func localMinima(_ nodes: [(point: [Double], value: Double)], _ widthNodes: Int) -> [[Double]] {
        let rows = nodes.count / widthNodes
        let minima = nodes.indices.filter { index in
            let (i, j) = (index / widthNodes, index % widthNodes)
            for di in max(0, i - 1)...min(rows - 1, i + 1) {
                for dj in max(0, j - 1)...min(widthNodes - 1, j + 1)
                where nodes[di * widthNodes + dj].value < nodes[index].value { return false }
            }
            return true
        }
        return minima.sorted { (nodes[$0].value, $0) < (nodes[$1].value, $1) }.prefix(3).map { nodes[$0].point }
    }

    private func clamped(_ point: [Double], _ box: [ClosedRange<Double>]) -> [Double] {
        zip(point, box).map { min($1.upperBound, max($1.lowerBound, $0)) }
    }

    private func searched(
        _ start: [Double], _ steps: [Double], _ box: [ClosedRange<Double>], tolerance: Double
    ) -> (point: [Double], value: Double) {
        let found = NelderMead.minimize(from: start, steps: steps, restarts: 1, tolerance: tolerance, evaluations: 120)
        {
            let inside = clamped($0, box)
            return fit(inside[0], inside[1]).residual
        }
        let inside = clamped(found, box)
        return (inside, fit(inside[0], inside[1]).residual)
    }

    /// One search along each axis: at a bound the simplex may stop short of the minimum.
    private func polished(_ start: [Double], _ steps: [Double], _ box: [ClosedRange<Double>]) -> [Double] {
        var best = start
        for axis in 0..<2 {
            let low = max(box[axis].lowerBound, best[axis] - steps[axis])
            let high = min(box[axis].upperBound, best[axis] + steps[axis])
            let found = GoldenSection.maximum(between: low, and: high) { coordinate in
                var point = best
                point[axis] = coordinate
                return -fit(point[0], point[1]).residual
            }
            if -found.value < fit(best[0], best[1]).residual { best[axis] = found.argument }
        }
        return best
    }
}
