import PortableMath

/// Diffuse reflectance of skin: an absorbing epidermis over a scattering dermis of endless depth.
///
/// Kubelka–Munk dermis with K = 2·μa and S = 0.75·μs': R_d = 1 + q - √(q² + 2q), q = K/S; twice through the epidermis of 60 µm,
/// T = exp(-2·μe·d); Saunderson's correction for a surface of n = 1.4, which adds the 2.8 % that it reflects itself:
/// R = (1 - k₁)(1 - k₂)·R_b/(1 - k₂·R_b) + k₁, R_b = R_d·T². Wavelengths in nm, absorption in 1/cm. Constants fitted to 100
/// measured forearms (RMSE 0.0067 over 430–700 nm). Key: [donner-jensen-2006], [jacques-2013], [saunderson-1942],
/// [prahl-1999] in Documentation/Methods.md. One dermis layer: no bilirubin, carotene, edema or crust.
enum SkinReflectance {
    /// Reduced scattering of the dermis at 500 nm, 1/cm.
    static let scattering = 30.0
    static let surfaceReflection = 0.02778
    private static let innerReflection = 0.5295
    private static let epidermisCM = 0.006
    private static let vesselRadiusCM = 0.0011
    /// Share of the published bloodless absorption that the dermis of forearms shows.
    private static let baseline = 0.233
    /// 150 g hemoglobin per liter of blood, 64,500 g/mol.
    private static let hemoglobinMolar = 150.0 / 64500

    /// At every wavelength of the tables.
    static func spectrum(of pigments: SkinPigments) -> [Double] {
        layers.indices.map { layers[$0].reflectance(pigments) }
    }

    private static let layers: [Layer] = {
        guard let oxygenated = SpectralTables.hemoglobin["oxygenated"],
            let deoxygenated = SpectralTables.hemoglobin["deoxygenated"]
        else { preconditionFailure("hemoglobin.csv names both forms") }
        return SpectralTables.wavelengths.enumerated().map { index, nm in
            Layer(nm: nm, oxygenated: oxygenated[index], deoxygenated: deoxygenated[index])
        }
    }()

    /// The constants of one wavelength.
    private struct Layer {
        let oxygenated: Double
        let deoxygenated: Double
        let bloodless: Double
        let melanosome: Double
        let scattering: Double

        init(nm: Double, oxygenated: Double, deoxygenated: Double) {
            let perMolar = 2.302585092994045684 * hemoglobinMolar
            self.oxygenated = perMolar * oxygenated
            self.deoxygenated = perMolar * deoxygenated
            bloodless = (0.244 + 85.3 * PortableMath.exp(-(nm - 154) / 66.2))
            melanosome = 6.6e11 * PortableMath.pow(nm, -3.33)
            scattering = 0.75 * SkinReflectance.scattering * PortableMath.pow(nm / 500, -1.421)
        }

        func reflectance(_ skin: SkinPigments) -> Double {
            let blood = skin.oxygenation * oxygenated + (1 - skin.oxygenation) * deoxygenated
            // Blood lies in vessels: the inside of a thick one is in the shadow of its wall.
            let thickness = 2 * blood * vesselRadiusCM
            let packaging = (1 - PortableMath.exp(-thickness)) / thickness
            let dermis = skin.blood * blood * packaging + (1 - skin.blood) * baseline * bloodless
            let epidermis = skin.melanin * melanosome + (1 - skin.melanin) * bloodless
            let q = 2 * dermis / scattering
            let diffuse = 1 + q - (q * q + 2 * q).squareRoot()
            let below = diffuse * PortableMath.exp(-4 * epidermis * epidermisCM)
            return (1 - surfaceReflection) * (1 - innerReflection) * below / (1 - innerReflection * below)
                + surfaceReflection
        }
    }
}
