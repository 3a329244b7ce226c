import Imaging

/// Linear light to 8-bit codes: light field, reflex, white balance, tone curve, noise.
struct PhotoSensor {
    private let conditions: PhotoConditions

    init(_ conditions: PhotoConditions) { self.conditions = conditions }

    func expose(_ planes: [Plane]) -> [UInt8] {
        let (width, height) = (planes[0].width, planes[0].height)
        let light = LightField(conditions, width: width, height: height)
        let balance = [Float(conditions.redGain), 1, Float(conditions.blueGain)]
        var noise = CameraNoise(seed: conditions.seed)
        var codes = [UInt8](repeating: 0, count: 3 * width * height)
        for y in 0..<height {
            for channel in 0..<3 {
                let row = planes[channel].values[y * width..<(y + 1) * width]
                expose(
                    row, y, light, gain: balance[channel], noise: noise.row(width), into: &codes,
                    from: 3 * y * width + channel)
            }
        }
        return codes
    }

    /// One row of one channel, every third code.
    private func expose(
        _ row: ArraySlice<Float>, _ y: Int, _ light: LightField, gain: Float, noise: ArraySlice<Float>,
        into codes: inout [UInt8], from first: Int
    ) {
        let curve = EncodingCurve.table
        let (deviation, reflex, slope) = (Float(conditions.noise), light.reflexDown[y], light.down[y])
        var place = first
        for (x, (skin, number)) in zip(row, noise).enumerated() {
            let incoming = skin * (light.across[x] + slope) + light.reflexAcross[x] * reflex
            let code = EncodingCurve.code(incoming * gain, curve) + number * deviation
            codes[place] = UInt8(max(0, min(255, code + 0.5)))
            place += 3
        }
    }
}
