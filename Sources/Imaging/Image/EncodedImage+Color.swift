import Colorimetry

// Rows of pictures that are not sRGB. `EncodedImage+Rows.swift` hands over here and keeps the sRGB path to itself.

extension EncodedImage {
    /// The largest stored code of each pixel of a row as 0…255 where `encodedRow` shows converted values; nil for sRGB.
    package func storedPeakRow(_ y: Int) -> [Float]? {
        guard case .matrix = color else { return nil }
        if let storedPeaks { return storedPeaks[y * width..<(y + 1) * width].map { Float($0) } }
        switch samples {
        case .eightBit(let codes): return peaks(codes, y, scale: 1)
        case .sixteenBit(let codes): return peaks(codes, y, scale: 1 / 257)
        }
    }

    private func peaks<Code: FixedWidthInteger>(_ codes: [Code], _ y: Int, scale: Float) -> [Float] {
        (y * width..<(y + 1) * width).map { pixel in
            Float(max(codes[3 * pixel], codes[3 * pixel + 1], codes[3 * pixel + 2])) * scale
        }
    }

    /// Linear sRGB of one row, then its density.
    func unpackRow(_ y: Int, through color: MatrixColor, into buffers: RowBuffers) {
        switch samples {
        case .eightBit(let codes): color.unpack(codes, start: 3 * y * width, buffers)
        case .sixteenBit(let codes): color.unpack(codes, start: 3 * y * width, buffers)
        }
        color.addDensity(to: buffers)
    }

    /// sRGB codes 0…255 of one row, bounded to that range: what a gate made for sRGB is to see.
    func encodedRow(_ y: Int, through color: MatrixColor, into row: inout [Float]) {
        let buffers = RowBuffers(width: width)
        switch samples {
        case .eightBit(let codes): color.unpack(codes, start: 3 * y * width, buffers)
        case .sixteenBit(let codes): color.unpack(codes, start: 3 * y * width, buffers)
        }
        for x in 0..<width {
            row[3 * x] = StandardEncoding.code(buffers.red[x])
            row[3 * x + 1] = StandardEncoding.code(buffers.green[x])
            row[3 * x + 2] = StandardEncoding.code(buffers.blue[x])
        }
    }
}

extension MatrixColor {
    /// Curves, then the matrix. Every product is rounded on its own: no fused multiply-add, the same bits everywhere.
    fileprivate func unpack<Code: FixedWidthInteger>(_ codes: [Code], start: Int, _ buffers: RowBuffers) {
        codes.withUnsafeBufferPointer { codes in
            guard let row = codes.baseAddress.map({ $0 + start }) else { return }
            SampleKernel.lookUp(row, count: buffers.width, tables: tables, into: buffers)
        }
        let m = matrix
        for x in 0..<buffers.width {
            let (r, g, b) = (buffers.red[x], buffers.green[x], buffers.blue[x])
            buffers.red[x] = m[0] * r + m[1] * g + m[2] * b
            buffers.green[x] = m[3] * r + m[4] * g + m[5] * b
            buffers.blue[x] = m[6] * r + m[7] * g + m[8] * b
        }
    }

    /// OD = -log₁₀ of linear light, floored where there is none.
    fileprivate func addDensity(to buffers: RowBuffers) {
        let scale = Float(-1 / 2.302585092994045684)
        let count = buffers.width
        LogarithmKernel.scaledLog(
            buffers.red, count: count, floor: densityFloor, scale: scale, into: &buffers.redDensity)
        LogarithmKernel.scaledLog(
            buffers.green, count: count, floor: densityFloor, scale: scale, into: &buffers.greenDensity)
        LogarithmKernel.scaledLog(
            buffers.blue, count: count, floor: densityFloor, scale: scale, into: &buffers.blueDensity)
    }
}

extension SampleKernel {
    /// Looks up each channel of one interleaved RGB row in a table of its own.
    fileprivate static func lookUp<Code: FixedWidthInteger>(
        _ samples: UnsafePointer<Code>, count: Int, tables: [[Float]], into buffers: RowBuffers
    ) {
        let (red, green, blue) = (tables[0], tables[1], tables[2])
        for x in 0..<count {
            buffers.red[x] = red[Int(samples[3 &* x])]
            buffers.green[x] = green[Int(samples[3 &* x &+ 1])]
            buffers.blue[x] = blue[Int(samples[3 &* x &+ 2])]
        }
    }
}

/// sRGB codes of linear light by a table over its square root, where sRGB is nearly straight. Error below 0.05 codes.
private enum StandardEncoding {
    private static let steps: Float = 4095
    private static let codes: [Float] = (0...4095).map { step in
        let root = Double(step) / 4095
        return Float(255 * SRGBTransfer.encoded(fromLinear: root * root))
    }

    static func code(_ light: Float) -> Float {
        codes[Int(max(0, min(1, light)).squareRoot() * steps + 0.5)]
    }
}
