import Imaging
import KernelAPI
import PortableMath

/// Gabor filter in the plane ([ibsi-2], section 3.4), of which the modulus of the complex response is taken:
///
/// g(x, y) = exp(-(x̃² + γ²·ỹ²)/(2σ²) + i·2π·x̃/λ), x̃ = x·cos θ + y·sin θ, ỹ = x·sin θ - y·cos θ
///
/// with x to the right and y down, cut at 4σ (4σ/γ across). Lengths are pixels. Over several orientations the mean modulus
/// is taken.
package struct GaborFilter: Sendable, Hashable {
    package let sigma: Double
    package let wavelength: Double
    /// γ: 1 for a round envelope.
    package let aspect: Double
    /// θ, degrees.
    package let orientations: [Double]

    package init(sigma: Double, wavelength: Double, aspect: Double = 1, orientations: [Double]) {
        (self.sigma, self.wavelength, self.aspect) = (sigma, wavelength, aspect)
        self.orientations = orientations
    }

    func stream(width: Int, height: Int, border: BorderRule) -> any ResponseStream {
        if aspect == 1 { return RoundGaborStream(self, width: width, height: height, border: border) }
        return DenseGaborStream(self, width: width, height: height, border: border)
    }

    func envelope(_ x: Double) -> Double { PortableMath.exp(-x * x / (2 * sigma * sigma)) }

    /// A round envelope times a wave is the product of waves along x and y: cosine and sine along one axis.
    fileprivate func waves(_ radius: Int, cyclesPerPixel: Double) -> (even: FilterTaps, odd: FilterTaps) {
        let degrees = 360 * cyclesPerPixel
        return (
            FilterTaps(radius: radius) { envelope($0) * PortableMath.cosineOfDegrees(degrees * $0) },
            FilterTaps(radius: radius, isOdd: true) { envelope($0) * PortableMath.sineOfDegrees(degrees * $0) }
        )
    }
}

/// Gabor responses with a round envelope, separably. Orientations θ and 180° - θ share their convolutions.
private final class RoundGaborStream: ResponseStream {
    /// Indices of the four convolutions that an orientation is made of, and whether y runs the other way.
    private struct Parts {
        let evenEven, oddOdd, evenOdd, oddEven: Int?
    }

    private let width: Int
    private let stream: SeparableStream
    private var parts: [Parts] = []
    private var mirrored: [Bool] = []
    private let sum: UnsafeMutablePointer<Float>
    private let share: Float

    init(_ filter: GaborFilter, width: Int, height: Int, border: BorderRule) {
        self.width = width
        share = 1 / Float(filter.orientations.count)
        sum = .allocate(capacity: width)
        let radius = max(1, Int(4 * filter.sigma + 0.5))
        var rows: [FilterTaps] = []
        var columns: [SeparableStream.Column] = []
        func column(_ row: FilterTaps, _ taps: FilterTaps) -> Int? {
            guard !row.isZero, !taps.isZero else { return nil }
            let source = rows.firstIndex(of: row) ?? rows.count
            if source == rows.count { rows.append(row) }
            if let known = columns.firstIndex(where: { $0.source == source && $0.taps == taps }) { return known }
            columns.append(.init(source: source, taps: taps))
            return columns.count - 1
        }
        for degrees in filter.orientations {
            let (cosine, sine) = (PortableMath.cosineOfDegrees(degrees), PortableMath.sineOfDegrees(degrees))
            // The modulus is the same for θ + 180°, and x may run backward where y does too.
            let (across, down) = cosine < 0 ? (-cosine, -sine) : (cosine, sine)
            let x = filter.waves(radius, cyclesPerPixel: across / filter.wavelength)
            let y = filter.waves(radius, cyclesPerPixel: abs(down) / filter.wavelength)
            mirrored.append(down < 0)
            parts.append(
                Parts(
                    evenEven: column(x.even, y.even), oddOdd: column(x.odd, y.odd), evenOdd: column(x.even, y.odd),
                    oddEven: column(x.odd, y.even)))
        }
        stream = SeparableStream(width: width, height: height, border: border, rows: rows, columns: columns)
    }

    deinit { sum.deallocate() }

    func push(_ row: UnsafePointer<Float>, emit: (Int, UnsafeMutablePointer<Float>) -> Void) {
        stream.push(row) { y, responses in
            sum.update(repeating: 0, count: width)
            for (part, isMirrored) in zip(parts, mirrored) { add(part, isMirrored ? -1 : 1, responses) }
            emit(y, sum)
        }
    }

    private func add(_ part: Parts, _ sign: Float, _ responses: [UnsafeMutablePointer<Float>]) {
        guard let evenEven = part.evenEven.map({ responses[$0] }) else { return }
        let oddOdd = part.oddOdd.map { responses[$0] }
        let evenOdd = part.evenOdd.map { responses[$0] }
        let oddEven = part.oddEven.map { responses[$0] }
        if let oddOdd, let evenOdd, let oddEven {
            for x in 0..<width {
                let real = evenEven[x] - sign * oddOdd[x]
                let imaginary = oddEven[x] + sign * evenOdd[x]
                sum[x] += share * (real * real + imaginary * imaginary).squareRoot()
            }
        } else if let odd = evenOdd ?? oddEven {
            for x in 0..<width {
                sum[x] += share * (evenEven[x] * evenEven[x] + odd[x] * odd[x]).squareRoot()
            }
        }
    }
}

/// Gabor responses with an elongated envelope, tap by tap: slow, for the sake of completeness.
private final class DenseGaborStream: ResponseStream {
    private struct Tap {
        let dx, dy: Int
        let real, imaginary: Float
    }

    private let (width, height): (Int, Int)
    private let border: BorderRule
    private let taps: [[Tap]]
    private var image: [Float] = []

    init(_ filter: GaborFilter, width: Int, height: Int, border: BorderRule) {
        (self.width, self.height, self.border) = (width, height, border)
        taps = filter.orientations.map { DenseGaborStream.taps(filter, $0) }
        image.reserveCapacity(width * height)
    }

    private static func taps(_ filter: GaborFilter, _ degrees: Double) -> [Tap] {
        let radius = max(1, Int(4 * filter.sigma * max(1, 1 / filter.aspect) + 0.5))
        let (cosine, sine) = (PortableMath.cosineOfDegrees(degrees), PortableMath.sineOfDegrees(degrees))
        return (-radius...radius).flatMap { dy in
            (-radius...radius).map { dx in
                let along = Double(dx) * cosine + Double(dy) * sine
                let across = filter.aspect * (Double(dx) * sine - Double(dy) * cosine)
                let size = filter.envelope(along) * filter.envelope(across)
                let phase = 360 * along / filter.wavelength
                return Tap(
                    dx: dx, dy: dy, real: Float(size * PortableMath.cosineOfDegrees(phase)),
                    imaginary: Float(size * PortableMath.sineOfDegrees(phase)))
            }
        }
    }

    func push(_ row: UnsafePointer<Float>, emit: (Int, UnsafeMutablePointer<Float>) -> Void) {
        image.append(contentsOf: UnsafeBufferPointer(start: row, count: width))
        guard image.count == width * height else { return }
        var output = [Float](repeating: 0, count: width)
        for y in 0..<height {
            for x in 0..<width { output[x] = response(x, y) }
            output.withUnsafeMutableBufferPointer { buffer in
                if let base = buffer.baseAddress { emit(y, base) }
            }
        }
    }

    private func response(_ x: Int, _ y: Int) -> Float {
        var total: Float = 0
        for taps in taps {
            var (real, imaginary) = (Float(0), Float(0))
            for tap in taps {
                guard let column = border.index(x - tap.dx, count: width),
                    let row = border.index(y - tap.dy, count: height)
                else { continue }
                let value = image[row * width + column]
                real += tap.real * value
                imaginary += tap.imaginary * value
            }
            total += (real * real + imaginary * imaginary).squareRoot()
        }
        return total / Float(taps.count)
    }
}
