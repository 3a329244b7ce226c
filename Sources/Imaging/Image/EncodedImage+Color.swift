import Colorimetry
import KernelAPI

// Rows of pictures that are not sRGB. `EncodedImage+Rows.swift` hands over here and keeps the sRGB path to itself.

extension EncodedImage {
    /// Whether `encodedRow` shows the codes of the file.
    package var showsStoredCodes: Bool { if case .sRGB = color { true } else { false } }

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
        EncodedImage.takeDensity(of: buffers, floor: color.densityFloor)
    }

    /// sRGB codes 0…255 of one row, bounded to that range: what a gate made for sRGB is to see.
    func encodedRow(_ y: Int, through color: MatrixColor, into row: inout [Float]) {
        switch samples {
        case .eightBit(let codes): color.encode(codes, start: 3 * y * width, count: width, into: &row)
        case .sixteenBit(let codes): color.encode(codes, start: 3 * y * width, count: width, into: &row)
        }
    }
}

extension MatrixColor {
    /// Linear sRGB of every pixel of a row. Products are rounded one by one: no fused multiply-add, the same bits everywhere.
    @inline(__always)
    private func eachPixel<Code: FixedWidthInteger>(
        _ codes: [Code], start: Int, count: Int, _ body: (_ x: Int, _ red: Float, _ green: Float, _ blue: Float) -> Void
    ) {
        precondition(start >= 0 && start + 3 * count <= codes.count, "a row of these codes")
        let m = matrix
        let (m0, m1, m2, m3, m4, m5, m6, m7, m8) = (m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7], m[8])
        let (reds, greens, blues) = (tables[0], tables[1], tables[2])
        for x in 0..<count {
            let (r, g, b) = (
                reds[Int(codes[start + 3 * x])], greens[Int(codes[start + 3 * x + 1])],
                blues[Int(codes[start + 3 * x + 2])]
            )
            body(x, m0 * r + m1 * g + m2 * b, m3 * r + m4 * g + m5 * b, m6 * r + m7 * g + m8 * b)
        }
    }

    fileprivate func unpack<Code: FixedWidthInteger>(_ codes: [Code], start: Int, _ buffers: RowBuffers) {
        buffers.red.withUnsafeMutableBufferPointer { reds in
            buffers.green.withUnsafeMutableBufferPointer { greens in
                buffers.blue.withUnsafeMutableBufferPointer { blues in
                    eachPixel(codes, start: start, count: buffers.width) { x, red, green, blue in
                        (reds[x], greens[x], blues[x]) = (red, green, blue)
                    }
                }
            }
        }
    }

    fileprivate func encode<Code: FixedWidthInteger>(
        _ codes: [Code], start: Int, count: Int, into row: inout [Float]
    ) {
        let table = StandardEncoding.codes
        row.withUnsafeMutableBufferPointer { row in
            eachPixel(codes, start: start, count: count) { x, red, green, blue in
                row[3 * x] = StandardEncoding.code(red, table)
                row[3 * x + 1] = StandardEncoding.code(green, table)
                row[3 * x + 2] = StandardEncoding.code(blue, table)
            }
        }
    }
}

extension EncodedImage {
    /// OD = -log₁₀ of the linear light of a row, floored where there is none.
    static func takeDensity(of buffers: RowBuffers, floor: Float) {
        let (count, scale) = (buffers.width, Float(-1 / 2.302585092994045684))
        let kernels = KernelChoice.current
        kernels.scaledLog(buffers.red, count: count, floor: floor, scale: scale, into: &buffers.redDensity)
        kernels.scaledLog(buffers.green, count: count, floor: floor, scale: scale, into: &buffers.greenDensity)
        kernels.scaledLog(buffers.blue, count: count, floor: floor, scale: scale, into: &buffers.blueDensity)
    }

    /// Linear sRGB of one pixel, before any correction: for the few pixels of a card, never for a whole photo.
    package func linearLight(x: Int, y: Int) -> SIMD3<Float> {
        let start = 3 * (y * width + x)
        switch samples {
        case .eightBit(let codes): return light(of: codes, start, .eightBit)
        case .sixteenBit(let codes): return light(of: codes, start, .sixteenBit)
        }
    }

    /// sRGB codes 0…255 of one pixel: what `encodedRow` gives, for a few pixels.
    package func encodedPixel(x: Int, y: Int) -> SIMD3<Float> {
        let index = 3 * (y * width + x)
        guard showsStoredCodes else {
            let (light, table) = (linearLight(x: x, y: y), StandardEncoding.codes)
            return SIMD3(
                StandardEncoding.code(light.x, table), StandardEncoding.code(light.y, table),
                StandardEncoding.code(light.z, table))
        }
        switch samples {
        case .eightBit(let codes): return SIMD3(Float(codes[index]), Float(codes[index + 1]), Float(codes[index + 2]))
        case .sixteenBit(let codes):
            return SIMD3(Float(codes[index]), Float(codes[index + 1]), Float(codes[index + 2])) / 257
        }
    }

    private func light<Code: FixedWidthInteger>(
        of codes: [Code], _ start: Int, _ standard: ChannelTables
    ) -> SIMD3<Float> {
        let pixel = (Int(codes[start]), Int(codes[start + 1]), Int(codes[start + 2]))
        guard case .matrix(let color) = color else {
            return SIMD3(standard.linear[pixel.0], standard.linear[pixel.1], standard.linear[pixel.2])
        }
        let m = color.matrix
        let (r, g, b) = (color.tables[0][pixel.0], color.tables[1][pixel.1], color.tables[2][pixel.2])
        return SIMD3(
            m[0] * r + m[1] * g + m[2] * b, m[3] * r + m[4] * g + m[5] * b, m[6] * r + m[7] * g + m[8] * b)
    }
}

/// sRGB codes of linear light by a table over its square root, where sRGB is nearly straight. Error below 0.02 codes.
private enum StandardEncoding {
    static let codes: [Float] = (0...16_383).map { step in
        let root = Double(step) / 16_383
        return Float(255 * SRGBTransfer.encoded(fromLinear: root * root))
    }

    @inline(__always)
    static func code(_ light: Float, _ table: [Float]) -> Float {
        table[Int(max(0, min(1, light)).squareRoot() * 16_383 + 0.5)]
    }
}
