import Colorimetry

/// Linear light to 8-bit sRGB through a table of 4096 steps: for showing, never for measuring.
enum DisplayEncoding {
    private static let codes: [UInt8] = (0...4095).map {
        UInt8((SRGBTransfer.encoded(fromLinear: Double($0) / 4095) * 255).rounded())
    }

    static func code(_ light: Float) -> UInt8 { codes[Int(max(0, min(4095, light * 4095 + 0.5)))] }
}
