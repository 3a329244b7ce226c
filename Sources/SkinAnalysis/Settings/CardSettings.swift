import Colorimetry

/// How colors are mapped by the card.
package enum CardModel: String, Sendable, Codable, CaseIterable {
    /// Three by three on linear light.
    case matrix
    /// Root-polynomial of degree 2.
    case rootPolynomial = "root-polynomial"
}

/// Which 24-patch card it is; sizes differ, colors do not.
package enum CardKind: String, Sendable, Codable, CaseIterable {
    case auto, classic, mini, passport

    /// Millimetres between the centers of neighboring patches (sources in Documentation/Methods.md).
    package var pitchMM: Double? {
        switch self {
        case .auto: nil
        case .classic: 45.7
        case .mini, .passport: 15.0
        }
    }
}

/// The color card.
package struct CardSettings: Sendable, Hashable, Codable {
    package var search = true
    package var edition = CardEdition.after2014
    package var kind = CardKind.auto
    package var model = CardModel.matrix
    /// Where to look, in pixels of the upright photo: a box (x, y, x, y) or four corners; nil = everywhere.
    package var hint: [Double]?
    /// Mean ΔE2000 above which the card is used with a warning, and above which it is not used.
    package var warnResidual = 3.0
    package var refuseResidual = 5.0

    package init() {}
}
