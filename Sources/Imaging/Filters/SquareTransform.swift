import PortableMath

/// Discrete Fourier transform of a square whose side is a power of two (Cooley and Tukey 1965): whole rows are combined, so
/// the loops run along contiguous memory; columns first, then the turned square.
package struct SquareTransform {
    package let side: Int
    package var real: [Float]
    package var imaginary: [Float]
    private let cosines: [Float]
    private let sines: [Float]

    package init(side: Int) {
        precondition(side >= 2 && side & (side - 1) == 0, "a power of two")
        self.side = side
        real = [Float](repeating: 0, count: side * side)
        imaginary = real
        let turns = (0..<side / 2).map { -360 * Double($0) / Double(side) }
        cosines = turns.map { Float(PortableMath.cosineOfDegrees($0)) }
        sines = turns.map { Float(PortableMath.sineOfDegrees($0)) }
    }

    /// Transforms in place; rows and columns of the result are exchanged, which no radial sum notices.
    package mutating func run() {
        let (side, cosines, sines) = (side, cosines, sines)
        real.withUnsafeMutableBufferPointer { real in
            imaginary.withUnsafeMutableBufferPointer { imaginary in
                guard let re = real.baseAddress, let im = imaginary.baseAddress else { return }
                for _ in 0..<2 {
                    SquareTransform.columns(re, im, side, cosines, sines)
                    SquareTransform.transpose(re, side)
                    SquareTransform.transpose(im, side)
                }
            }
        }
    }

    private static func columns(
        _ re: UnsafeMutablePointer<Float>, _ im: UnsafeMutablePointer<Float>, _ side: Int, _ cosines: [Float],
        _ sines: [Float]
    ) {
        reverse(re, side)
        reverse(im, side)
        var half = 1
        while half < side {
            for start in stride(from: 0, to: side, by: 2 * half) {
                for j in 0..<half {
                    let turn = j * (side / (2 * half))
                    let (upper, lower) = ((start + j) * side, (start + j + half) * side)
                    butterfly(
                        (re + upper, im + upper), (re + lower, im + lower), side, cosines[turn], sines[turn])
                }
            }
            half *= 2
        }
    }

    private typealias Row = (re: UnsafeMutablePointer<Float>, im: UnsafeMutablePointer<Float>)

    private static func butterfly(_ a: Row, _ b: Row, _ count: Int, _ cosine: Float, _ sine: Float) {
        for x in 0..<count {
            let turnedRe = cosine * b.re[x] - sine * b.im[x]
            let turnedIm = cosine * b.im[x] + sine * b.re[x]
            (b.re[x], b.im[x]) = (a.re[x] - turnedRe, a.im[x] - turnedIm)
            (a.re[x], a.im[x]) = (a.re[x] + turnedRe, a.im[x] + turnedIm)
        }
    }

    /// Exchanges rows whose numbers are each other's bits backward.
    private static func reverse(_ rows: UnsafeMutablePointer<Float>, _ side: Int) {
        var mirror = 0
        for row in 1..<side {
            var bit = side >> 1
            while mirror & bit != 0 {
                mirror ^= bit
                bit >>= 1
            }
            mirror |= bit
            guard row < mirror else { continue }
            for x in 0..<side {
                let kept = rows[row * side + x]
                rows[row * side + x] = rows[mirror * side + x]
                rows[mirror * side + x] = kept
            }
        }
    }

    private static func transpose(_ values: UnsafeMutablePointer<Float>, _ side: Int) {
        for y in 0..<side {
            for x in y + 1..<max(side, y + 1) {
                let kept = values[y * side + x]
                values[y * side + x] = values[x * side + y]
                values[x * side + y] = kept
            }
        }
    }
}
