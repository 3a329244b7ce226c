import Imaging

/// Fine texture without its noise, by two halves of one picture.
///
/// Pixels are dealt to two halves like the squares of a chessboard. Each half is band-filtered on its own (normalized
/// convolution), so skin is in both and white noise in one each: the mean product of the halves holds the power of the skin
/// alone, and what the mean square of a half has above it is noise. No noise level has to be guessed, which is what turns
/// the variance of the Laplacian into a noise meter. Noise that JPEG smeared over pixels is in both halves and stays.
struct SplitHalfTexture {
    /// Power of the skin in the band, %².
    let power: Double
    /// Power of white noise in one half, %².
    let noisePower: Double
    /// Second moments of the gradient of the skin, %²/px².
    let gradient: (xx: Double, xy: Double, yy: Double)

    /// How directed the texture is: (λ₁ - λ₂)/(λ₁ + λ₂) of the gradient tensor, 0 none … 1.
    var anisotropy: Double {
        let sum = gradient.xx + gradient.yy
        guard sum > 0 else { return 0 }
        let difference = gradient.xx - gradient.yy
        return min(1, (difference * difference + 4 * gradient.xy * gradient.xy).squareRoot() / sum)
    }

    /// - Parameter fine: both halves through the Gaussian of the band's shorter wavelength; `coarse` of the longer.
    init(_ halves: SplitHalves, _ fine: [Plane], _ coarse: [Plane], _ band: BandFilter) {
        let filtered = zip(fine, coarse).map { fine, coarse in zip(fine.values, coarse.values).map { $0 - $1 } }
        let window = halves.window
        let margin = Int(band.longest / 2)
        let (width, height) = (window.values.width, window.values.height)
        var sums = Sums()
        for y in margin..<max(margin, height - margin - 1) {
            for x in margin..<max(margin, width - margin - 1) {
                sums.add(filtered, window.weights.values, at: y * width + x, width: width)
            }
        }
        let count = max(1, sums.count)
        power = sums.product / count
        noisePower = max(0, (sums.squares / 2 - sums.product) / count)
        gradient = (sums.xx / count, sums.xy / count, sums.yy / count)
    }

    private struct Sums {
        var (count, product, squares) = (0.0, 0.0, 0.0)
        var (xx, xy, yy) = (0.0, 0.0, 0.0)

        mutating func add(_ halves: [[Float]], _ weights: [Float], at index: Int, width: Int) {
            guard weights[index] > 0, weights[index + 1] > 0, weights[index + width] > 0 else { return }
            let (a, b) = (Double(halves[0][index]), Double(halves[1][index]))
            let (ax, bx) = (Double(halves[0][index + 1]) - a, Double(halves[1][index + 1]) - b)
            let (ay, by) = (Double(halves[0][index + width]) - a, Double(halves[1][index + width]) - b)
            count += 1
            product += a * b
            squares += a * a + b * b
            xx += ax * bx
            xy += (ax * by + ay * bx) / 2
            yy += ay * by
        }
    }
}

/// A window dealt to two halves like the squares of a chessboard.
struct SplitHalves {
    let window: MaskedPlane
    private let halves: [MaskedPlane]

    init(_ window: MaskedPlane) {
        self.window = window
        halves = [0, 1].map { parity in
            var weights = window.weights
            for y in 0..<weights.height {
                for x in 0..<weights.width where (x + y) & 1 != parity { weights.values[y * weights.width + x] = 0 }
            }
            return MaskedPlane(values: window.values, weights: weights)
        }
    }

    /// Each half through the Gaussian of a wavelength.
    func smoothed(wavelength: Double) -> [Plane] {
        halves.map { $0.smoothed(with: GaussianKernel(sigma: BandFilter.sigmaPerWavelength * wavelength)) }
    }
}
