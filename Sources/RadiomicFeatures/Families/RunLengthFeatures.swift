/// Gray level run length, GLRLM ([galloway-1975]; [ibsi-1] TP0I, section 3.7).
///
/// r(i, j) counts runs of j successive pixels of level i along a direction; Ns is the number of runs and Nv the number of
/// pixels, taken once for every direction that is merged. Run percentage lies in 0…1, lengths in 1…longest side.
enum RunLengthFeatures {
    static let all = EmphasisFamily(
        family: .runLength, prefix: "rlm_",
        names: [
            ("sre", "22OV", "short runs emphasis"),
            ("lre", "W4KF", "long runs emphasis"),
            ("lgre", "V3SW", "low gray level run emphasis"),
            ("hgre", "G3QZ", "high gray level run emphasis"),
            ("srlge", "HTZT", "short run low gray level emphasis"),
            ("srhge", "GD3A", "short run high gray level emphasis"),
            ("lrlge", "IVPO", "long run low gray level emphasis"),
            ("lrhge", "3KUM", "long run high gray level emphasis"),
            ("glnu", "R5YN", "gray level non-uniformity"),
            ("glnu_norm", "OVBL", "normalized gray level non-uniformity"),
            ("rlnu", "W92Y", "run length non-uniformity"),
            ("rlnu_norm", "IC23", "normalized run length non-uniformity"),
            ("r_perc", "9ZK5", "run percentage"),
            ("gl_var", "8CE5", "gray level variance"),
            ("rl_var", "SXLW", "run length variance"),
            ("rl_entr", "HJ9O", "run entropy"),
        ]
    ).features
}
