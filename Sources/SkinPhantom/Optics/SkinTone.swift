/// Skin tones of the simulator: shares of melanin and blood fitted to measured forearms of each class.
package enum SkinTone: String, Sendable, CaseIterable, Codable {
    case veryLight = "very-light"
    case light
    case intermediate
    case tan
    case brown
    case dark

    package var melanin: Double {
        switch self {
        case .veryLight: 0.011
        case .light: 0.017
        case .intermediate: 0.030
        case .tan: 0.050
        case .brown: 0.075
        case .dark: 0.160
        }
    }

    package var blood: Double { 0.006 }
}
