/// Measured spectra from 380 to 780 nm in steps of 5 nm, by name; sources in README.md of this module.
enum SpectralTables {
    static let wavelengths: [Double] = (0..<81).map { 380 + 5 * Double($0) }

    static let observer = columns(PackageResources.observer_csv)
    static let lights = columns(PackageResources.lights_csv)
    static let cameras = columns(PackageResources.cameras_csv)
    static let hemoglobin = columns(PackageResources.hemoglobin_csv)
    /// The 24 patches in the order of the card.
    static let card = rows(PackageResources.card_csv).columns

    private static func columns(_ file: [UInt8]) -> [String: [Double]] {
        let table = rows(file)
        return Dictionary(zip(table.names, table.columns), uniquingKeysWith: { first, _ in first })
    }

    /// Names and values of a table without its first column, the wavelength.
    private static func rows(_ file: [UInt8]) -> (names: [String], columns: [[Double]]) {
        let lines = String(decoding: file, as: UTF8.self).split(separator: "\n").map { $0.split(separator: ",") }
        let names = (lines.first ?? []).dropFirst().map(String.init)
        let values = lines.dropFirst().map { $0.dropFirst().compactMap { Double($0) } }
        precondition(
            values.count == wavelengths.count && values.allSatisfy { $0.count == names.count },
            "spectral tables have a value for every wavelength")
        return (names, names.indices.map { column in values.map { $0[column] } })
    }
}
