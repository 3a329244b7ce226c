import RadiomicFeatures

/// The IBSI-2 digital phantoms that filters in the plane are tried on: a slice of 64 × 64, pixels of 2 mm ([ibsi-2]).
package enum FilterPhantom {
    /// 255 in the middle slice at (31, 31), else 0.
    static let impulse = slice { x, y in x == 31 && y == 31 ? 255 : 0 }
    /// Squares of 8 pixels, 255 and 0.
    static let checkerboard = slice { x, y in (x / 8 + y / 8) % 2 == 0 ? 255 : 0 }

    private static func slice(_ value: (Int, Int) -> Float) -> [Float] {
        (0..<64).flatMap { y in (0..<64).map { x in value(x, y) } }
    }

    /// The cases of IBSI-2 in the plane, and further ones that reach what those leave out.
    package static let cases = ["1.b", "2.c", "3.c.1", "3.c.2", "3.c.3", "4.a.1", "gabor-round", "laws-odd"]

    private static func response(_ name: String) -> [Float] {
        func of(_ image: [Float], _ filter: ResponseFilter, _ border: BorderRule) -> [Float] {
            filter.response(image, width: 64, height: 64, border: border)
        }
        switch name {
        case "1.b": return of(impulse, .mean(support: 15), .zero)
        case "2.c": return of(checkerboard, .laplacianOfGaussian(sigma: 2.5), .mirror)
        case "3.c.1": return of(checkerboard, .laws(LawsFilter(.l5, .s5)), .mirror)
        case "3.c.2": return of(checkerboard, .laws(LawsFilter(.l5, .s5, isRotationInvariant: true)), .mirror)
        case "3.c.3":
            return of(
                checkerboard, .laws(LawsFilter(.l5, .s5, isRotationInvariant: true, energyDistance: 7)), .mirror)
        case "4.a.1":
            return of(impulse, .gabor(GaborFilter(sigma: 5, wavelength: 2, aspect: 0.5, orientations: [60])), .zero)
        case "gabor-round":
            return of(
                checkerboard, .gabor(GaborFilter(sigma: 2.5, wavelength: 4.5, orientations: [0, 45, 90, 135])),
                .mirror)
        default: return of(checkerboard, .laws(LawsFilter(.e5, .w5, isRotationInvariant: true)), .mirror)
        }
    }

    /// One count for each row that is known, and one for the range: within 1 % of the range, as IBSI-2 asks.
    package static func check(_ name: String) -> ConformanceCount {
        let response = response(name)
        var count = ConformanceCount()
        var tolerance = 0.0
        for line in FixtureFile.text("filter_responses.txt").split(whereSeparator: \.isNewline) {
            let fields = line.split(separator: " ")
            let numbers = fields.dropFirst(2).compactMap { Double($0) }
            guard fields[0] == name else { continue }
            if fields[1] == "range" {
                tolerance = 0.01 * (numbers[1] - numbers[0])
                count.check("\(name) least", Double(response.min() ?? 0), equals: numbers[0], within: tolerance)
                count.check("\(name) largest", Double(response.max() ?? 0), equals: numbers[1], within: tolerance)
            } else if let row = Int(fields[1]) {
                let own = response[row * 64..<row * 64 + 64]
                let worst = zip(own, numbers).map { abs(Double($0) - $1) }.max()
                count.check("\(name) row \(row), largest error", worst, equals: 0, within: tolerance)
            }
        }
        return count
    }

    /// The published range of case 2.c, to the third decimal of the consensus map's.
    package static func checkPublishedRange() -> ConformanceCount {
        var count = ConformanceCount()
        let response = response("2.c")
        count.check("2.c least", Double(response.min() ?? 0), equals: -22.209, within: 0.01 * 44.398)
        count.check("2.c largest", Double(response.max() ?? 0), equals: 22.189, within: 0.01 * 44.398)
        return count
    }
}
