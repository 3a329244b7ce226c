import Imaging

/// Linear light of a piece of skin in one state, seen straight on, before any optics.
struct SkinCanvas {
    private(set) var planes: [Plane]

    /// Dark brown, linear.
    private static let hairColor: [Float] = [0.035, 0.022, 0.016]

    init(_ surface: SkinSurface, in state: SkinState, table: PigmentTable) {
        let (width, height) = (surface.geometry.width, surface.geometry.height)
        let spilled = state.spilled(on: surface.geometry)
        let brush = SkinBrush(surface, state, spilled, table)
        var red = [Float](repeating: 0, count: width * height)
        var (green, blue) = (red, red)
        for index in red.indices {
            let color = brush.color(index)
            red[index] = color.x
            green[index] = color.y
            blue[index] = color.z
        }
        planes = [red, green, blue].map { Plane(width: width, height: height, values: $0) }
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

/// Color of each place of a canvas.
private struct SkinBrush {
    private let table: PigmentTable
    private let bloodPlane: [Float]
    private let dose: [Float]
    private let relief: [Float]
    private let freckles: [Float]?
    private let spilled: [Float]?
    private let blood: Float
    private let melanin: Float
    private let moreBlood: Float
    private let moreMelanin: Float
    private let lessRelief: Float
    /// Where melanin is the same everywhere.
    private let even: (row: Int, share: Float)?

    init(_ surface: SkinSurface, _ state: SkinState, _ spilled: Plane?, _ table: PigmentTable) {
        self.table = table
        (bloodPlane, dose, relief) = (surface.blood.values, surface.treatment.values, surface.relief.values)
        (freckles, self.spilled) = (surface.melanin?.values, spilled?.values)
        (blood, melanin) = (Float(state.blood * state.flush), Float(state.melanin))
        (moreBlood, moreMelanin) = (Float(state.treatedBlood - 1), Float(state.treatedMelanin - 1))
        lessRelief = Float(state.relief - 1)
        even = freckles == nil && moreMelanin == 0 ? table.melaninPlace(melanin) : nil
    }

    @inline(__always)
    func color(_ index: Int) -> SIMD4<Float> {
        let dose = dose[index]
        var share = blood * bloodPlane[index] * (1 + dose * moreBlood)
        if let spilled { share += spilled[index] }
        let pigment = even ?? table.melaninPlace(melanin * (freckles?[index] ?? 1) * (1 + dose * moreMelanin))
        return table.color(blood: share, melanin: pigment) * (1 + relief[index] * (1 + dose * lessRelief))
    }
}
