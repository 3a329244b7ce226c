import Imaging
import KernelAPI

/// A pair of Laws kernels ([laws-1980]; [ibsi-2], section 3.3), the first along the rows, the second along the columns.
package struct LawsFilter: Sendable, Hashable {
    /// Kernels of unit energy: level, edge, spot, wave, ripple.
    package enum Kernel: String, Sendable, Hashable, CaseIterable {
        case l5 = "L5"
        case e5 = "E5"
        case s5 = "S5"
        case w5 = "W5"
        case r5 = "R5"
        case l3 = "L3"
        case e3 = "E3"
        case s3 = "S3"

        /// Center, then what lies to the right.
        var taps: FilterTaps {
            switch self {
            case .l5: FilterTaps([6, 4, 1].map { $0 / 70.0.squareRoot() })
            case .e5: FilterTaps([0, 2, 1].map { $0 / 10.0.squareRoot() }, isOdd: true)
            case .s5: FilterTaps([2, 0, -1].map { $0 / 6.0.squareRoot() })
            case .w5: FilterTaps([0, -2, 1].map { $0 / 10.0.squareRoot() }, isOdd: true)
            case .r5: FilterTaps([6, -4, 1].map { $0 / 70.0.squareRoot() })
            case .l3: FilterTaps([2, 1].map { $0 / 6.0.squareRoot() })
            case .e3: FilterTaps([0, 1].map { $0 / 2.0.squareRoot() }, isOdd: true)
            case .s3: FilterTaps([2, -1].map { $0 / 6.0.squareRoot() })
            }
        }
    }

    package let row: Kernel
    package let column: Kernel
    /// The largest response of the four right-angle rotations of the kernel, instead of the response itself.
    package let isRotationInvariant: Bool
    /// δ: the mean absolute response over a square of side 2δ + 1, instead of the response; nil for the response.
    package let energyDistance: Int?

    package init(_ row: Kernel, _ column: Kernel, isRotationInvariant: Bool = false, energyDistance: Int? = nil) {
        (self.row, self.column) = (row, column)
        (self.isRotationInvariant, self.energyDistance) = (isRotationInvariant, energyDistance)
    }
}

/// A Laws response as rows come in.
///
/// Turning the kernel by 90° exchanges its factors, and turns an odd one round, which changes the sign of the response. So
/// two separable convolutions give all four rotations.
final class LawsStream: ResponseStream {
    private let filter: LawsFilter
    private let width: Int
    private let stream: SeparableStream
    private let energy: MeanStream?

    init(_ filter: LawsFilter, width: Int, height: Int, border: BorderRule) {
        (self.filter, self.width) = (filter, width)
        let (a, b) = (filter.row.taps, filter.column.taps)
        let columns: [SeparableStream.Column] = [.init(source: 0, taps: b), .init(source: 1, taps: a)]
        stream = SeparableStream(
            width: width, height: height, border: border, rows: filter.isRotationInvariant ? [a, b] : [a],
            columns: filter.isRotationInvariant ? columns : [columns[0]])
        energy = filter.energyDistance.map {
            MeanStream(support: 2 * $0 + 1, width: width, height: height, border: border)
        }
    }

    func push(_ row: UnsafePointer<Float>, emit: (Int, UnsafeMutablePointer<Float>) -> Void) {
        stream.push(row) { y, parts in
            let response = parts[0]
            if filter.isRotationInvariant { pool(response, parts[1]) }
            guard let energy else { return emit(y, response) }
            for x in 0..<width { response[x] = abs(response[x]) }
            energy.push(response, emit: emit)
        }
    }

    private func pool(_ response: UnsafeMutablePointer<Float>, _ turned: UnsafePointer<Float>) {
        // Rotations by 0° and 180° are R and ±R, those by 90° and 270° ±T and ±T.
        let (a, b) = (filter.row.taps.sign, filter.column.taps.sign)
        for x in 0..<width {
            let (r, t) = (response[x], turned[x])
            response[x] = max(max(r, a * b * r), max(b * t, a * t))
        }
    }
}
