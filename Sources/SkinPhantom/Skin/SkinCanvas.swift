import Imaging

/// Linear light of a piece of skin in one state, seen straight on, before any optics.
struct SkinCanvas {
    private(set) var planes: [Plane]

    /// Dark brown, linear.
    private static let hairColor: [Float] = [0.035, 0.022, 0.016]

    init(_ surface: SkinSurface, in state: SkinState, table: PigmentTable) {
        let (width, height) = (surface.geometry.width, surface.geometry.height)
        planes = (0..<3).map { _ in Plane(width: width, height: height) }
        let spilled = state.spilled(on: surface.geometry)
        let blood = Float(state.blood * state.flush)
        let (moreBlood, moreMelanin) = (Float(state.treatedBlood - 1), Float(state.treatedMelanin - 1))
        let lessRelief = Float(state.relief - 1)
        let melanin = Float(state.melanin)
        let even = table.melaninPlace(melanin)
        let isEven = surface.melanin == nil && moreMelanin == 0
        for index in surface.blood.values.indices {
            let dose = surface.treatment.values[index]
            var share = blood * surface.blood.values[index] * (1 + dose * moreBlood)
            if let spilled { share += spilled.values[index] }
            let pigment =
                isEven
                ? even
                : table.melaninPlace(melanin * (surface.melanin?.values[index] ?? 1) * (1 + dose * moreMelanin))
            let light = 1 + surface.relief.values[index] * (1 + dose * lessRelief)
            let color = table.color(blood: share, melanin: pigment) * light
            planes[0].values[index] = color.x
            planes[1].values[index] = color.y
            planes[2].values[index] = color.z
        }
        if let hair = surface.hair { cover(with: hair) }
    }

    private mutating func cover(with hair: Plane) {
        for channel in 0..<3 {
            for index in hair.values.indices {
                let cover = hair.values[index]
                planes[channel].values[index] += (SkinCanvas.hairColor[channel] - planes[channel].values[index]) * cover
            }
        }
    }
}
