/// Light a photo is taken in.
package enum PhantomLight: String, Sendable, CaseIterable, Codable {
    /// Daylight.
    case d65
    /// Incandescent lamp.
    case incandescent = "a"
    /// Narrow-band fluorescent lamp, 4000 K.
    case fluorescent = "fl11"
    /// White LED, 4100 K.
    case led = "led-b3"

    var spectrum: [Double] {
        guard let values = SpectralTables.lights[rawValue] else { preconditionFailure("lights.csv names every light") }
        return values
    }
}
