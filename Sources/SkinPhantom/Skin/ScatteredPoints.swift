/// Random places that keep their distance, as far as there is room: each is the first of twenty draws that does.
enum ScatteredPoints {
    static func places(
        _ count: Int, in area: SkinRectangle, apart distance: Double, _ random: inout PhantomRandom
    ) -> [SIMD2<Double>] {
        var found: [SIMD2<Double>] = []
        var grid: [SIMD2<Int>: [SIMD2<Double>]] = [:]
        for _ in 0..<count {
            var place = draw(area, &random)
            for _ in 0..<20 where isCrowded(place, grid, distance) { place = draw(area, &random) }
            found.append(place)
            grid[cell(place, distance), default: []].append(place)
        }
        return found
    }

    private static func draw(_ area: SkinRectangle, _ random: inout PhantomRandom) -> SIMD2<Double> {
        SIMD2(random.range(area.left, area.right), random.range(area.top, area.bottom))
    }

    private static func cell(_ place: SIMD2<Double>, _ distance: Double) -> SIMD2<Int> {
        SIMD2(Int((place.x / distance).rounded(.down)), Int((place.y / distance).rounded(.down)))
    }

    private static func isCrowded(
        _ place: SIMD2<Double>, _ grid: [SIMD2<Int>: [SIMD2<Double>]], _ distance: Double
    ) -> Bool {
        let home = cell(place, distance)
        for row in -1...1 {
            for column in -1...1 {
                for other in grid[SIMD2(home.x + column, home.y + row)] ?? [] {
                    let offset = other - place
                    if (offset * offset).sum() < distance * distance { return true }
                }
            }
        }
        return false
    }
}
