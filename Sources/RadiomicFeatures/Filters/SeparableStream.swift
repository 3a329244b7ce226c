import Imaging
import KernelAPI

/// Separable convolutions of one image, row by row: some filters along the rows, then some along the columns, each of the
/// result of one of the first. Only the rows that a column filter spans are kept.
final class SeparableStream {
    /// A filter along the columns of one of the row-filtered images.
    struct Column {
        let source: Int
        let taps: FilterTaps
    }

    typealias Emit = (_ y: Int, _ responses: [UnsafeMutablePointer<Float>]) -> Void

    private let width: Int
    private let height: Int
    private let border: BorderRule
    private let rows: [FilterTaps]
    private let columns: [Column]
    private let margin: Int
    private let reach: Int
    private let slots: Int
    private var received = 0
    private var emitted = 0
    private let memory: UnsafeMutablePointer<Float>
    private let inputRow: UnsafeMutablePointer<Float>
    private let ring: UnsafeMutablePointer<Float>
    private let zeros: UnsafeMutablePointer<Float>
    private let outputs: [UnsafeMutablePointer<Float>]

    init(width: Int, height: Int, border: BorderRule, rows: [FilterTaps], columns: [Column]) {
        (self.width, self.height, self.border, self.rows, self.columns) = (width, height, border, rows, columns)
        margin = rows.map(\.radius).max() ?? 0
        reach = columns.map(\.taps.radius).max() ?? 0
        slots = 2 * reach + 1
        let floats = width + 2 * margin + width * (rows.count * slots + 1 + columns.count)
        memory = .allocate(capacity: floats)
        memory.initialize(repeating: 0, count: floats)
        inputRow = memory + margin
        ring = memory + width + 2 * margin
        zeros = ring + width * rows.count * slots
        let (first, width) = (zeros + width, width)
        outputs = columns.indices.map { first + width * $0 }
    }

    deinit { memory.deallocate() }

    /// Takes the next row from above and emits what can be computed; after the last row, all that is left.
    func push(_ row: UnsafePointer<Float>, emit: Emit) {
        inputRow.update(from: row, count: width)
        for k in 0..<margin {
            inputRow[-1 - k] = border.index(-1 - k, count: width).map { row[$0] } ?? 0
            inputRow[width + k] = border.index(width + k, count: width).map { row[$0] } ?? 0
        }
        for index in rows.indices {
            SeparableStream.convolve(inputRow, width, rows[index], into: place(index, received))
        }
        received += 1
        while emitted < height, received == height || emitted + reach < received {
            emitRow(emitted, emit)
            emitted += 1
        }
    }

    private func place(_ source: Int, _ y: Int) -> UnsafeMutablePointer<Float> {
        ring + width * (source * slots + y % slots)
    }

    private func emitRow(_ y: Int, _ emit: Emit) {
        for (column, output) in zip(columns, outputs) {
            let radius = column.taps.radius
            let around = (-radius...radius).map { step -> UnsafePointer<Float> in
                UnsafePointer(border.index(y + step, count: height).map { place(column.source, $0) } ?? zeros)
            }
            if column.taps.isOdd {
                KernelChoice.current.convolveOdd(
                    rows: around, offset: 0, count: width, taps: column.taps.taps, radius: radius, into: output)
            } else {
                KernelChoice.current.convolve(
                    rows: around, offset: 0, count: width, taps: column.taps.taps, radius: radius, into: output)
            }
        }
        emit(y, outputs)
    }

    private static func convolve(
        _ input: UnsafePointer<Float>, _ width: Int, _ taps: FilterTaps, into output: UnsafeMutablePointer<Float>
    ) {
        if taps.isOdd {
            KernelChoice.current.convolveOdd(
                input, count: width, taps: taps.taps, radius: taps.radius, into: output)
        } else {
            KernelChoice.current.convolve(input, count: width, taps: taps.taps, radius: taps.radius, into: output)
        }
    }
}
