/// Colors under one white carried to another.
package enum ChromaticAdaptation {
    /// D50 of the ICC profile connection space (ICC.1:2022, 7.2.16).
    package static let profileWhite = [0.9642, 1, 0.8249]

    /// Cone responses of Lam's Bradford transformation [lam-1985], as ICC.1:2022 Annex E prescribes it.
    private static let cones = Matrix3([0.8951, 0.2664, -0.1614, -0.7502, 1.7135, 0.0367, 0.0389, -0.0685, 1.0296])

    /// XYZ under one white to XYZ under another; nil when a white excites no cones.
    package static func bradford(from source: [Double], to target: [Double]) -> Matrix3? {
        let (old, new) = (cones.applied(to: source), cones.applied(to: target))
        guard old.allSatisfy({ $0 > 1e-6 }), new.allSatisfy({ $0 > 1e-6 }), let back = cones.inverse else { return nil }
        return back * .diagonal((0..<3).map { new[$0] / old[$0] }) * cones
    }
}
