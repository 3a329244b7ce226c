import StudyRecords

/// What a path says: `<subject>/<visit>/<region>[_<shot>].<extension>`.
enum PhotoLayout {
    static let photoExtensions: Set<String> = ["jpg", "jpeg", "png", "heic", "heif", "tif", "tiff"]

    /// nil when the path has not three parts.
    static func identity(ofPath path: String) -> PhotoIdentity? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count == 3 else { return nil }
        let stem = stem(of: parts[2])
        let (region, shot) = regionAndShot(stem)
        guard !region.isEmpty else { return nil }
        return PhotoIdentity(path: path, subject: parts[0], region: region, visit: parts[1], shot: shot)
    }

    static func hasPhotoExtension(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: ".") else { return false }
        return photoExtensions.contains(name[name.index(after: dot)...].lowercased())
    }

    /// The region a file name stands for, whatever its folders are called.
    static func regionName(ofFile path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return regionAndShot(stem(of: name)).0
    }

    private static func stem(of name: String) -> String {
        name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    private static func regionAndShot(_ stem: String) -> (String, Int?) {
        guard let mark = stem.lastIndex(of: "_") else { return (stem, nil) }
        let digits = stem[stem.index(after: mark)...]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let shot = Int(digits) else {
            return (stem, nil)
        }
        return (String(stem[..<mark]), shot)
    }
}
