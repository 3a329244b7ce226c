/// File names of subject pages: any subject name gives one harmless name, two subjects never the same.
enum PageName {
    /// The page in plain words lies in a folder of its own, so that no subject's name can meet it.
    static func handout(of subject: String) -> String { "patient/" + file(of: subject) }

    /// Letters, digits, `-`, `_` and `.` stand for themselves, everything else is `~` and its code in hexadecimal.
    static func file(of subject: String) -> String {
        var name = ""
        for scalar in subject.unicodeScalars {
            let isPlain =
                scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar)
            if isPlain {
                name.unicodeScalars.append(scalar)
            } else {
                name += "~" + String(scalar.value, radix: 16) + "~"
            }
        }
        if name.hasPrefix(".") { name = "~2e~" + name.dropFirst() }
        // The cohort page has that name; `~~` never comes out of the loop above.
        if name.isEmpty || name.lowercased() == "index" { name += "~~" }
        return shortened(name) + ".html"
    }

    /// File systems end at 255 bytes; a longer name keeps its start and a digest of the whole (FNV-1a, 64 bit).
    private static func shortened(_ name: String) -> String {
        guard name.utf8.count > 200 else { return name }
        let digest = name.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        var start = ""
        for scalar in name.unicodeScalars where start.utf8.count < 170 { start.unicodeScalars.append(scalar) }
        return start + "~~" + String(digest, radix: 16)
    }
}
