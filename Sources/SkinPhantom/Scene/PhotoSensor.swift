import Imaging

/// Linear light to 8-bit codes: light field, reflex, white balance, tone curve, noise.
struct PhotoSensor {
    private let conditions: PhotoConditions

    init(_ conditions: PhotoConditions) { self.conditions = conditions }

    func expose(_ planes: [Plane]) -> [UInt8] {
        let (width, height) = (planes[0].width, planes[0].height)
        let light = LightField(conditions, width: width, height: height)
        let balance = [Float(conditions.redGain), 1, Float(conditions.blueGain)]
        let deviation = Float(conditions.noise)
        let curve = EncodingCurve.table
        var noise = CameraNoise(seed: conditions.seed)
        var codes = [UInt8](repeating: 0, count: 3 * width * height)
        for y in 0..<height {
            for channel in 0..<3 {
                let numbers = noise.row(width)
                let (gain, reflex, start) = (balance[channel], light.reflexDown[y], numbers.startIndex)
                for x in 0..<width {
                    let incoming =
                        planes[channel].values[y * width + x] * (light.across[x] + light.down[y])
                        + light.reflexAcross[x] * reflex
                    let code = EncodingCurve.code(incoming * gain, curve) + numbers[start + x] * deviation
                    codes[3 * (y * width + x) + channel] = UInt8(max(0, min(255, code.rounded())))
                }
            }
        }
        return codes
    }
}
