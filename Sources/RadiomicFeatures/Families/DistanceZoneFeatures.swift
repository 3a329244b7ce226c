/// Gray level distance zone, GLDZM ([thibault-2014]; [ibsi-1] VMDZ, section 3.9).
///
/// r(i, j) counts zones of level i whose pixel nearest to the edge of the region lies j steps from outside: city-block
/// steps, 1 at the edge; the border of the image is an edge. Zones are those of the size zone family.
enum DistanceZoneFeatures {
    static let all = EmphasisFamily(
        family: .distanceZone, prefix: "dzm_",
        names: [
            ("sde", "0GBI", "small distance emphasis"),
            ("lde", "MB4I", "large distance emphasis"),
            ("lgze", "S1RA", "low gray level zone emphasis"),
            ("hgze", "K26C", "high gray level zone emphasis"),
            ("sdlge", "RUVG", "small distance low gray level emphasis"),
            ("sdhge", "DKNJ", "small distance high gray level emphasis"),
            ("ldlge", "A7WM", "large distance low gray level emphasis"),
            ("ldhge", "KLTH", "large distance high gray level emphasis"),
            ("glnu", "VFT7", "gray level non-uniformity"),
            ("glnu_norm", "7HP3", "normalized gray level non-uniformity"),
            ("zdnu", "V294", "zone distance non-uniformity"),
            ("zdnu_norm", "IATH", "normalized zone distance non-uniformity"),
            ("z_perc", "VIWW", "zone percentage"),
            ("gl_var", "QK93", "gray level variance"),
            ("zd_var", "7WT1", "zone distance variance"),
            ("zd_entr", "GBDU", "zone distance entropy"),
        ]
    ).features
}
