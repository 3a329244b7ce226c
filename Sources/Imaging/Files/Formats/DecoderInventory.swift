import CImageCodecs

/// What this build can decode, for `--version`.
package enum DecoderInventory {
    /// e.g. `reads JPEG, PNG, HEIC/HEIF, TIFF; color profiles by Little CMS 2.14`.
    package static var summary: String {
        let (there, missing) = (
            PhotoFormat.allCases.filter(\.isAvailable), PhotoFormat.allCases.filter { !$0.isAvailable }
        )
        let version = Int(color_profile_library_version())
        let reads = "reads \(names(there)); color profiles by Little CMS \(version / 1000).\(version % 1000 / 10)"
        return missing.isEmpty ? reads : reads + "; built without \(names(missing))"
    }

    private static func names(_ formats: [PhotoFormat]) -> String { formats.map(\.name).joined(separator: ", ") }
}
