import Colorimetry
import PortableMath

/// What an encoded sample means: linear light and optical density for every code of one channel.
///
/// Tables hold the double-precision formula rounded once to Float, so a lookup is exact to half a unit in the last place.
/// Density of code 0 is that of half a code, since -log₁₀ 0 has no value; such pixels lie below every dark gate.
package struct ChannelTables: Sendable {
    package let linear: [Float]
    package let density: [Float]
    /// Both of each code, one after the other.
    let pairs: [Float]

    package static let eightBit = ChannelTables(codes: 256)
    package static let sixteenBit = ChannelTables(codes: 65_536)

    private init(codes: Int) {
        let top = Double(codes - 1)
        linear = (0..<codes).map { Float(SRGBTransfer.linear(fromEncoded: Double($0) / top)) }
        density = (0..<codes).map { code in
            let encoded = max(Double(code), 0.5) / top
            return Float(PigmentIndices.opticalDensity(SRGBTransfer.linear(fromEncoded: encoded)))
        }
        pairs = zip(linear, density).flatMap { [$0, $1] }
    }
}
