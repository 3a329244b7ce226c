/// How much of a change of blood a photo shows through melanin, against skin of ITA 60°: simulated unpolarized light with a
/// surface reflection of 2.8 % on spectra fitted to 100 measured forearms. Linear between the points; never applied to a
/// value, only printed beside it as *adjusted*.
package enum MelaninGain {
    private static let erythemaIndex: [(ita: Double, gain: Double)] = [
        (-40, 0.38), (-30, 0.49), (-20, 0.58), (-10, 0.66), (0, 0.73), (10, 0.78), (20, 0.83), (30, 0.88), (40, 0.92),
        (50, 0.96), (60, 1),
    ]
    private static let aStar: [(ita: Double, gain: Double)] = [
        (-40, 0.25), (-20, 0.43), (0, 0.62), (20, 0.78), (40, 0.90), (60, 1),
    ]

    /// nil for metrics without a table and below ITA -40°, where hardly anything of the change is left.
    package static func gain(of metric: String, ita: Double) -> Double? {
        let table =
            switch metric {
            case "erythema-index": erythemaIndex
            case "a-star": aStar
            default: [(ita: Double, gain: Double)]()
            }
        guard let first = table.first, let last = table.last, ita >= first.ita else { return nil }
        guard ita < last.ita, let upper = table.firstIndex(where: { $0.ita > ita }) else { return last.gain }
        let (low, high) = (table[upper - 1], table[upper])
        return low.gain + (high.gain - low.gain) * (ita - low.ita) / (high.ita - low.ita)
    }
}
