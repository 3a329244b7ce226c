import Imaging

/// Memory that photos measured one after the other share: rows and the streams of the texture filters. One per lane.
package final class Workspace {
    var encoded: [Float] = []
    private var rows = RowBuffers(width: 0)
    private var streams: [GaussianStream] = []
    /// Streams kept; a study's photos are mostly of one or two sizes.
    private static let mostStreams = 6

    package init() {}

    func buffers(width: Int) -> RowBuffers {
        if rows.width != width {
            rows = RowBuffers(width: width)
            encoded = [Float](repeating: 0, count: 3 * width)
        }
        return rows
    }

    func stream(width: Int, kernels: [GaussianKernel]) -> GaussianStream {
        if let known = streams.first(where: { $0.width == width && $0.kernels == kernels }) { return known }
        let stream = GaussianStream(width: width, kernels: kernels)
        streams.append(stream)
        if streams.count > Workspace.mostStreams { streams.removeFirst() }
        return stream
    }
}
