import RadiomicFeatures

/// The filters whose responses are measured, with names that hold on every photo: lengths in millimetres of skin.
enum FilterBank {
    struct Filter {
        let name: String
        let filter: ResponseFilter
        /// What the unit of t becomes.
        let unit: String
    }

    /// - Parameter pitch: mm of a pixel; without a scale, that of the canonical grid.
    static func filters(_ settings: RadiomicSettings, pitch: Double, lengthUnit: String) -> [Filter] {
        func length(_ mm: Double) -> String {
            lengthUnit == "mm" ? "\(mm)-mm" : "\(Int((mm / pitch).rounded()))-px"
        }
        let edges = settings.sigmas.map { sigma in
            Filter(
                name: "log-\(length(sigma))", filter: .laplacianOfGaussian(sigma: sigma / pitch), unit: "%/px²")
        }
        let waves = settings.wavelengths.map { wavelength in
            Filter(
                name: "gabor-\(length(wavelength))",
                filter: .gabor(
                    GaborFilter(
                        sigma: 0.56 * wavelength / pitch, wavelength: wavelength / pitch,
                        orientations: [0, 45, 90, 135])), unit: "%")
        }
        return edges + laws + waves
    }

    private static let laws: [Filter] = [LawsFilter.Kernel.e5, .s5, .r5].flatMap { kernel in
        [
            ("", LawsFilter(.l5, kernel)), ("-rotation-max", LawsFilter(.l5, kernel, isRotationInvariant: true)),
            ("-energy", LawsFilter(.l5, kernel, isRotationInvariant: true, energyDistance: 7)),
        ].map { Filter(name: "laws-L5\(kernel.rawValue)\($0.0)", filter: .laws($0.1), unit: "%") }
    }
}
