/// Mean filter ([ibsi-2], section 3.1): g(k) = 1/M for the M pixels of its support along each axis.
final class MeanStream: ResponseStream {
    private let stream: SeparableStream

    init(support: Int, width: Int, height: Int, border: BorderRule) {
        let taps = FilterTaps(radius: support / 2) { _ in 1 / Double(support) }
        stream = SeparableStream(
            width: width, height: height, border: border, rows: [taps], columns: [.init(source: 0, taps: taps)])
    }

    func push(_ row: UnsafePointer<Float>, emit: (Int, UnsafeMutablePointer<Float>) -> Void) {
        stream.push(row) { emit($0, $1[0]) }
    }
}
