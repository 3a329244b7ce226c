/// Natural logarithm over a row of positive floats.
package enum LogarithmKernel {
    /// out = scale·ln(max(in, floor)). Relative error of the logarithm below 3·10⁻⁷ plus rounding of the scale.
    ///
    /// x = m·2ᵉ with m in [√½, √2); ln m = 2·artanh s, s = (m-1)/(m+1), |s| ≤ 0.1716, series to s⁹.
    static func scaledLog(
        _ input: UnsafePointer<Float>, count: Int, floor: Float, scale: Float, into output: UnsafeMutablePointer<Float>
    ) {
        for x in 0..<count {
            let value = input[x] < floor ? floor : input[x]
            let bits = value.bitPattern
            // Adding the distance from √½ to 1 moves the mantissa's wrap to √2.
            let shifted = bits &+ (0x3F80_0000 &- 0x3F35_04F3)
            let exponent = Int32(truncatingIfNeeded: shifted >> 23) &- 127
            let mantissa = Float(bitPattern: (shifted & 0x007F_FFFF) &+ 0x3F35_04F3)
            let s = (mantissa - 1) / (mantissa + 1)
            let square = s * s
            let series = ((Float(1.0 / 9) * square + Float(1.0 / 7)) * square + 0.2) * square + Float(1.0 / 3)
            let tail = 2 * s * square * series
            output[x] = scale * (Float(exponent) * 0.6931472 + (2 * s + tail))
        }
    }
}
