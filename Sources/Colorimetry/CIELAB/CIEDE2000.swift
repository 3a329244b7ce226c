import PortableMath

extension CIELAB {
    /// Color difference ΔE₀₀, CIE 142-2001, with kL = kC = kH = 1; computed as in Sharma, Wu, Dalal 2005
    /// (doi 10.1002/col.20070), whose test pairs it reproduces to four decimals. Unsigned, 0 for equal colors.
    package func ciede2000(to other: CIELAB) -> Double {
        let meanChroma = (chroma + other.chroma) / 2
        let ratio = seventhPowerRatio(meanChroma)
        let stretch = 1 + 0.5 * (1 - ratio.squareRoot())
        let first = Polar(lightness: lightness, a: aStar * stretch, b: bStar)
        let second = Polar(lightness: other.lightness, a: other.aStar * stretch, b: other.bStar)
        return Polar.difference(first, second)
    }

    package var chroma: Double { (aStar * aStar + bStar * bStar).squareRoot() }
}

/// C⁷/(C⁷ + 25⁷).
private func seventhPowerRatio(_ chroma: Double) -> Double {
    let power = PortableMath.pow(chroma, 7)
    return power / (power + 6_103_515_625)
}

/// Lightness, chroma and hue angle in degrees 0..<360 after the a* stretch.
private struct Polar {
    let lightness: Double
    let chroma: Double
    let hue: Double

    init(lightness: Double, a: Double, b: Double) {
        self.lightness = lightness
        chroma = (a * a + b * b).squareRoot()
        hue = chroma == 0 ? 0 : PortableMath.hueAngle(x: a, y: b)
    }

    static func difference(_ first: Polar, _ second: Polar) -> Double {
        let isGray = first.chroma * second.chroma == 0
        let hueStep = isGray ? 0 : wrapped(second.hue - first.hue)
        let deltaHue = 2 * (first.chroma * second.chroma).squareRoot() * PortableMath.sineOfDegrees(hueStep / 2)
        let lightness = (first.lightness + second.lightness) / 2
        let chroma = (first.chroma + second.chroma) / 2
        let hue = isGray ? first.hue + second.hue : meanHue(first.hue, second.hue)
        let square = (lightness - 50) * (lightness - 50)
        let lightnessTerm = (second.lightness - first.lightness) / (1 + 0.015 * square / (20 + square).squareRoot())
        let chromaTerm = (second.chroma - first.chroma) / (1 + 0.045 * chroma)
        let hueTerm = deltaHue / (1 + 0.015 * chroma * hueWeight(hue))
        let turn = 30 * PortableMath.exp(-((hue - 275) / 25) * ((hue - 275) / 25))
        let rotation = -2 * seventhPowerRatio(chroma).squareRoot() * PortableMath.sineOfDegrees(2 * turn)
        let sum = lightnessTerm * lightnessTerm + chromaTerm * chromaTerm + hueTerm * hueTerm
        return max(0, sum + rotation * chromaTerm * hueTerm).squareRoot()
    }

    private static func wrapped(_ step: Double) -> Double { step > 180 ? step - 360 : step < -180 ? step + 360 : step }

    private static func meanHue(_ first: Double, _ second: Double) -> Double {
        let sum = first + second
        if abs(first - second) <= 180 { return sum / 2 }
        return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
    }

    private static func hueWeight(_ hue: Double) -> Double {
        let first = 1 - 0.17 * PortableMath.cosineOfDegrees(hue - 30) + 0.24 * PortableMath.cosineOfDegrees(2 * hue)
        return first + 0.32 * PortableMath.cosineOfDegrees(3 * hue + 6) - 0.20
            * PortableMath.cosineOfDegrees(4 * hue - 63)
    }
}
