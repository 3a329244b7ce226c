import PortableMath

/// What the colors of a skin are by formula, in D65 and under the standard observer: the truth that photos are judged by.
struct ErythemaScale: Sendable {
    private let table: PigmentTable

    init(studio: PhotoStudio) { table = studio.table(.observer, .d65) }

    /// Linear sRGB.
    func color(blood: Double, melanin: Double) -> [Double] { table.color(blood: blood, melanin: melanin) }

    /// EI = 100·log₁₀(R/G)
    func erythema(blood: Double, melanin: Double) -> Double {
        let color = color(blood: blood, melanin: melanin)
        return 100 * PortableMath.log10(color[0] / color[1])
    }

    /// Factor on the blood of a skin that makes it redder by so many EI; the blood that fits best where none does.
    func bloodFactor(rise: Double, blood: Double, melanin: Double) -> Double {
        let wanted = erythema(blood: blood, melanin: melanin) + rise
        var (low, high) = (PortableMath.log(0.05), PortableMath.log(30))
        for _ in 0..<40 {
            let middle = (low + high) / 2
            if erythema(blood: blood * PortableMath.exp(middle), melanin: melanin) < wanted {
                low = middle
            } else {
                high = middle
            }
        }
        return PortableMath.exp((low + high) / 2)
    }
}
