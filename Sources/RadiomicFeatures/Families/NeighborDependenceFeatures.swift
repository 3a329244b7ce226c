/// Neighboring gray level dependence, NGLDM ([sun-1983]; [ibsi-1] REK0, section 3.11), at distance 1 and coarseness 0.
///
/// r(i, j) counts pixels of level i with j - 1 neighbors of the same level; every pixel of the region is counted, so the
/// dependence count percentage is 1.
enum NeighborDependenceFeatures {
    static let all = EmphasisFamily(
        family: .neighborDependence, prefix: "ngl_",
        names: [
            ("lde", "SODN", "low dependence emphasis"),
            ("hde", "IMOQ", "high dependence emphasis"),
            ("lgce", "TL9H", "low gray level count emphasis"),
            ("hgce", "OAE7", "high gray level count emphasis"),
            ("ldlge", "EQ3F", "low dependence low gray level emphasis"),
            ("ldhge", "JA6D", "low dependence high gray level emphasis"),
            ("hdlge", "NBZI", "high dependence low gray level emphasis"),
            ("hdhge", "9QMG", "high dependence high gray level emphasis"),
            ("glnu", "FP8K", "gray level non-uniformity"),
            ("glnu_norm", "5SPA", "normalized gray level non-uniformity"),
            ("dcnu", "Z87G", "dependence count non-uniformity"),
            ("dcnu_norm", "OKJI", "normalized dependence count non-uniformity"),
            ("dc_perc", "6XV8", "dependence count percentage"),
            ("gl_var", "1PFV", "gray level variance"),
            ("dc_var", "DNX2", "dependence count variance"),
            ("dc_entr", "FCBV", "dependence count entropy"),
            ("dc_energy", "CAS9", "dependence count energy"),
        ]
    ).features
}
