import Colorimetry

/// A camera: what its pixels see, and the matrix it always uses.
package enum PhantomCamera: String, Sendable, CaseIterable, Codable {
    /// The CIE observer: a camera without color errors. Its own light is always taken for D65.
    case observer
    case nikon = "nikon-5100"
    case sigma = "sigma-sd"

    /// Sensitivities of the three channels.
    private var channels: [[Double]] {
        let table = self == .observer ? SpectralTables.observer : SpectralTables.cameras
        let names = self == .observer ? ["x", "y", "z"] : ["r", "g", "b"].map { "\(rawValue)-\($0)" }
        return names.map { name in
            guard let values = table[name] else { preconditionFailure("cameras.csv names every camera") }
            return values
        }
    }

    /// What the channels answer to a reflectance, against perfect white in the same light: automatic white balance done
    /// right.
    private func balanced(_ reflectance: [Double], in light: PhantomLight) -> [Double] {
        let lamp = light.spectrum
        return channels.map { channel in
            var (sum, white) = (0.0, 0.0)
            for index in lamp.indices {
                let weight = channel[index] * lamp[index]
                sum += weight * reflectance[index]
                white += weight
            }
            return sum / white
        }
    }

    /// From balanced channels to linear sRGB: exact for the observer, for cameras the least-squares fit to the color card
    /// in D65.
    private var matrix: Matrix3 {
        guard self != .observer else {
            return Matrix3(rows: SRGBPrimaries.toXYZ).inverse.map { $0 * .diagonal(SRGBPrimaries.white) } ?? .identity
        }
        let targets = SpectralTables.card.map { PhantomCamera.observer.color(of: $0, in: .d65) }
        let seen = SpectralTables.card.map { balanced($0, in: .d65) }
        return PhantomCamera.fit(seen, to: targets)
    }

    /// Σ t·sᵀ · (Σ s·sᵀ)⁻¹
    private static func fit(_ seen: [[Double]], to targets: [[Double]]) -> Matrix3 {
        func products(_ left: [[Double]], _ right: [[Double]]) -> Matrix3 {
            Matrix3((0..<9).map { cell in zip(left, right).reduce(0) { $0 + $1.0[cell / 3] * $1.1[cell % 3] } })
        }
        guard let inverse = products(seen, seen).inverse else { preconditionFailure("a card spans all colors") }
        return products(targets, seen) * inverse
    }

    /// Linear sRGB of a reflectance, white = 1.
    func color(of reflectance: [Double], in light: PhantomLight) -> [Double] {
        matrix.applied(to: balanced(reflectance, in: light))
    }

    /// Linear sRGB of several reflectances.
    func colors(of reflectances: [[Double]], in light: PhantomLight) -> [[Double]] {
        let matrix = matrix
        return reflectances.map { matrix.applied(to: balanced($0, in: light)) }
    }
}
