package enum RednessColorScale {
    package static func color(at fraction: Double) -> (red: UInt8, green: UInt8, blue: UInt8) { (0, 0, 0) }
}
