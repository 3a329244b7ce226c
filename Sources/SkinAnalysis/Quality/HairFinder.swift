import Imaging

/// Dark hairs: long thin lines darker than the skin on both their sides.
///
/// A pixel is a candidate when t lies more than `depth` percent below both neighbors at ±5 pixels across one of four
/// directions. Connected candidates at least 40 pixels long and at most a sixth as wide count as hair.
enum HairFinder {
    private static let depth: Float = 15
    private static let reach = 5
    private static let shortest = 40
    private static let slenderness = 6

    /// Share of the window's skin, percent.
    static func percent(_ window: SkinWindow) -> Double {
        let plane = window.plane
        let (width, height) = (plane.values.width, plane.values.height)
        var candidates = [Bool](repeating: false, count: width * height)
        for y in reach..<max(reach, height - reach) {
            for x in reach..<max(reach, width - reach) {
                candidates[y * width + x] = isLine(plane, x + y * width, width)
            }
        }
        let skin = plane.weights.values.count { $0 > 0 }
        return skin == 0 ? 0 : 100 * Double(hairPixels(&candidates, width)) / Double(skin)
    }

    private static func isLine(_ plane: MaskedPlane, _ index: Int, _ width: Int) -> Bool {
        guard plane.weights.values[index] > 0 else { return false }
        let level = plane.values.values[index] + depth
        for step in [1, width, width + 1, width - 1] {
            let (one, other) = (index + reach * step, index - reach * step)
            guard plane.weights.values[one] > 0, plane.weights.values[other] > 0 else { continue }
            if plane.values.values[one] > level, plane.values.values[other] > level { return true }
        }
        return false
    }

    /// Pixels of the components that are long and thin; empties the candidates on the way.
    private static func hairPixels(_ candidates: inout [Bool], _ width: Int) -> Int {
        var total = 0
        for start in candidates.indices where candidates[start] {
            var component = Extent()
            var stack = [start]
            candidates[start] = false
            while let index = stack.popLast() {
                component.add(x: index % width, y: index / width)
                for step in [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1] {
                    let next = index + step
                    guard candidates.indices.contains(next), candidates[next] else { continue }
                    candidates[next] = false
                    stack.append(next)
                }
            }
            if component.length >= shortest, component.area <= component.length * component.length / slenderness {
                total += component.area
            }
        }
        return total
    }

    private struct Extent {
        var (left, right, top, bottom, area) = (Int.max, Int.min, Int.max, Int.min, 0)

        mutating func add(x: Int, y: Int) {
            (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
            area += 1
        }

        var length: Int { max(right - left, bottom - top) + 1 }
    }
}
