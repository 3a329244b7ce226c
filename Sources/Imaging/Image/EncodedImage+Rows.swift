import Colorimetry

extension EncodedImage {
    /// Fills linear light and optical density of one row; other buffers keep what they held.
    package func unpackRow(_ y: Int, into buffers: RowBuffers) {
        precondition(buffers.width == width && (0..<height).contains(y), "a row of this image")
        switch samples {
        case .eightBit(let codes): unpack(codes, y, .eightBit, buffers)
        case .sixteenBit(let codes): unpack(codes, y, .sixteenBit, buffers)
        }
        if let correction { EncodedImage.apply(correction, to: buffers) }
    }

    /// Maps a row's light and takes its density anew.
    private static func apply(_ correction: LightCorrection, to buffers: RowBuffers) {
        correction.apply(to: buffers)
        let perDecade = Float(-1 / 2.302585092994046)
        let (count, floor) = (buffers.width, LightCorrection.floor)
        LogarithmKernel.scaledLog(
            buffers.red, count: count, floor: floor, scale: perDecade, into: &buffers.redDensity)
        LogarithmKernel.scaledLog(
            buffers.green, count: count, floor: floor, scale: perDecade, into: &buffers.greenDensity)
        LogarithmKernel.scaledLog(
            buffers.blue, count: count, floor: floor, scale: perDecade, into: &buffers.blueDensity)
    }

    /// Adds CIELAB to a row that `unpackRow` filled.
    package static func addLab(to buffers: RowBuffers) {
        SampleKernel.lab(
            red: buffers.red, green: buffers.green, blue: buffers.blue, count: buffers.width,
            lightness: &buffers.lightness, aStar: &buffers.aStar, bStar: &buffers.bStar)
    }

    /// Encoded samples of one row as 0…255, whatever the depth; 16-bit codes are divided by 257.
    package func encodedRow(_ y: Int, into row: inout [Float]) {
        precondition(row.count == 3 * width, "three samples a pixel")
        switch samples {
        case .eightBit(let codes):
            for index in 0..<3 * width { row[index] = Float(codes[3 * y * width + index]) }
        case .sixteenBit(let codes):
            for index in 0..<3 * width { row[index] = Float(codes[3 * y * width + index]) / 257 }
        }
    }

    private func unpack<Code: FixedWidthInteger>(
        _ codes: [Code], _ y: Int, _ tables: ChannelTables, _ buffers: RowBuffers
    ) {
        codes.withUnsafeBufferPointer { samples in
            guard let row = samples.baseAddress.map({ $0 + 3 * y * width }) else { return }
            SampleKernel.lookUp(
                row, count: width, table: tables.linear, red: &buffers.red, green: &buffers.green, blue: &buffers.blue)
            SampleKernel.lookUp(
                row, count: width, table: tables.density, red: &buffers.redDensity, green: &buffers.greenDensity,
                blue: &buffers.blueDensity)
        }
    }

    /// t = 100·ln Y of a row that `unpackRow` filled: relative luminance on a scale where a gain is an offset; unit %.
    ///
    /// Y = 0.2126·R + 0.7152·G + 0.0722·B on linear light, floored at 10⁻⁴.
    package static func logLuminance(of buffers: RowBuffers, into row: inout [Float]) {
        let (red, green, blue) = LuminanceWeights.floats
        for x in 0..<buffers.width {
            row[x] = red * buffers.red[x] + green * buffers.green[x] + blue * buffers.blue[x]
        }
        row.withUnsafeMutableBufferPointer { pointer in
            guard let values = pointer.baseAddress else { return }
            LogarithmKernel.scaledLog(values, count: buffers.width, floor: 1e-4, scale: 100, into: values)
        }
    }
}

/// Luminance weights of linear sRGB: the Y row of its matrix.
enum LuminanceWeights {
    static let floats: (Float, Float, Float) = {
        let row = SRGBPrimaries.toXYZ[1]
        return (Float(row[0]), Float(row[1]), Float(row[2]))
    }()
}
