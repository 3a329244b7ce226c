import PortableMath

/// The sRGB transfer function, IEC 61966-2-1:1999.
///
/// Decoding: c ≤ 0.04045 → c/12.92, else ((c + 0.055)/1.055)^2.4. Encoded and linear values in 0…1.
package enum SRGBTransfer {
    package static func linear(fromEncoded encoded: Double) -> Double {
        encoded <= 0.04045 ? encoded / 12.92 : PortableMath.pow((encoded + 0.055) / 1.055, 2.4)
    }

    package static func encoded(fromLinear linear: Double) -> Double {
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * PortableMath.pow(linear, 1 / 2.4) - 0.055
    }
}
