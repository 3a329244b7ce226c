/// A filter whose response is measured, in pixels ([ibsi-2]).
package enum ResponseFilter: Sendable, Hashable {
    /// Mean over a square of odd side.
    case mean(support: Int)
    /// Laplacian of Gaussian, cut at four standard deviations.
    case laplacianOfGaussian(sigma: Double)
    case laws(LawsFilter)
    case gabor(GaborFilter)
}

/// A filter at work on one image: rows go in from above and rows of the response come out.
protocol ResponseStream: AnyObject {
    func push(_ row: UnsafePointer<Float>, emit: (_ y: Int, _ response: UnsafeMutablePointer<Float>) -> Void)
}

extension ResponseFilter {
    func stream(width: Int, height: Int, border: BorderRule) -> any ResponseStream {
        switch self {
        case .mean(let support): MeanStream(support: support, width: width, height: height, border: border)
        case .laplacianOfGaussian(let sigma):
            LaplacianOfGaussianStream(sigma: sigma, width: width, height: height, border: border)
        case .laws(let filter): LawsStream(filter, width: width, height: height, border: border)
        case .gabor(let filter): filter.stream(width: width, height: height, border: border)
        }
    }

    /// The whole response of one slice.
    package func response(_ values: [Float], width: Int, height: Int, border: BorderRule) -> [Float] {
        let stream = stream(width: width, height: height, border: border)
        var response = [Float](repeating: 0, count: width * height)
        values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            for y in 0..<height {
                stream.push(base + y * width) { row, output in
                    for x in 0..<width { response[row * width + x] = output[x] }
                }
            }
        }
        return response
    }
}
