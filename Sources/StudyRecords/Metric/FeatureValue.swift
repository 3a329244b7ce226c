/// A radiomic feature of one region role of one photo, with the settings that IBSI asks to be reported beside it.
package struct FeatureValue: Sendable, Hashable, Codable {
    /// What the feature was read from, and how.
    package struct Settings: Sendable, Hashable, Codable {
        /// The image: `contrast` is t without its long waves, else the filter whose response was measured.
        package var image: String
        /// Side of a pixel of the measured grid.
        package var pitch: Double
        /// `mm`, or `px` where no scale is known: the unit of every length here.
        package var lengthUnit: String
        /// Wavelength above which shading was taken off.
        package var longestWavelength: Double
        package var discretization: String?
        /// Percent contrast.
        package var binWidth: Double?
        package var lowest: Double?
        package var levels: Int?
        /// Step from a pixel to its neighbor.
        package var distance: Double?
        package var aggregation: String?
        package var aggregationID: String?

        package init(image: String, pitch: Double, lengthUnit: String, longestWavelength: Double) {
            self.image = image
            self.pitch = pitch
            self.lengthUnit = lengthUnit
            self.longestWavelength = longestWavelength
        }
    }

    package var role: RegionRole
    package var family: String
    /// Code as in IBSI tables, e.g. `cm_contrast`.
    package var feature: String
    /// Four-letter identifier of the feature in the IBSI reference manual.
    package var ibsiID: String
    /// nil where the formula has no value.
    package var value: Double?
    package var unit: String
    package var settings: Settings
    /// Pixels of the measured grid.
    package var pixels: Int
    package var flags: [ReasonCode]

    package init(
        role: RegionRole, family: String, feature: String, ibsiID: String, value: Double?, unit: String,
        settings: Settings, pixels: Int, flags: [ReasonCode]
    ) {
        self.role = role
        self.family = family
        self.feature = feature
        self.ibsiID = ibsiID
        self.value = value
        self.unit = unit
        self.settings = settings
        self.pixels = pixels
        self.flags = flags
    }
}
