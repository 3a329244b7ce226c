import PortableMath

/// Individual typology angle: ITA = arctan((L* - 50)/b*)·180/π, degrees (Chardon, Cretois, Hourseau 1991).
///
/// Defined for b* > 0; about -60…65 on human skin. Describes untreated skin: redness lowers it.
package enum IndividualTypologyAngle {
    /// nil where b* is not positive: there the quotient changes sign or blows up and the classes mean nothing.
    package static func degrees(lightness: Double, bStar: Double) -> Double? {
        guard bStar > 0 else { return nil }
        return PortableMath.degrees(fromRadians: PortableMath.arcTangent((lightness - 50) / bStar))
    }
}

/// Skin color classes by ITA (Chardon 1991; Del Bino and Bernerd 2013). An angle at a cut belongs to the darker class.
package enum SkinToneClass: String, Sendable, Codable, CaseIterable {
    case veryLight = "very light"
    case light
    case intermediate
    case tan
    case brown
    case dark

    package init(ita: Double) {
        switch ita {
        case let angle where angle > 55: self = .veryLight
        case let angle where angle > 41: self = .light
        case let angle where angle > 28: self = .intermediate
        case let angle where angle > 10: self = .tan
        case let angle where angle > -30: self = .brown
        default: self = .dark
        }
    }
}
