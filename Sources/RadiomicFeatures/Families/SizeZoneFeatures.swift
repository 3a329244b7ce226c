/// Gray level size zone, GLSZM ([thibault-2014]; [ibsi-1] 9SAK, section 3.8).
///
/// r(i, j) counts zones of j connected pixels of level i: 8 neighbors in the plane, 26 in the volume; Ns is the number of
/// zones, Nv the number of pixels.
enum SizeZoneFeatures {
    static let all = EmphasisFamily(
        family: .sizeZone, prefix: "szm_",
        names: [
            ("sze", "5QRC", "small zone emphasis"),
            ("lze", "48P8", "large zone emphasis"),
            ("lgze", "XMSY", "low gray level zone emphasis"),
            ("hgze", "5GN9", "high gray level zone emphasis"),
            ("szlge", "5RAI", "small zone low gray level emphasis"),
            ("szhge", "HW1V", "small zone high gray level emphasis"),
            ("lzlge", "YH51", "large zone low gray level emphasis"),
            ("lzhge", "J17V", "large zone high gray level emphasis"),
            ("glnu", "JNSA", "gray level non-uniformity"),
            ("glnu_norm", "Y1RO", "normalized gray level non-uniformity"),
            ("zsnu", "4JP3", "zone size non-uniformity"),
            ("zsnu_norm", "VB3A", "normalized zone size non-uniformity"),
            ("z_perc", "P30P", "zone percentage"),
            ("gl_var", "BYLV", "gray level variance"),
            ("zs_var", "3NSA", "zone size variance"),
            ("zs_entr", "GU8N", "zone size entropy"),
        ]
    ).features
}
