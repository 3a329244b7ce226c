import Colorimetry
import KernelAPI

extension EncodedImage {
    /// Fills linear light and optical density of one row; other buffers keep what they held.
    package func unpackRow(_ y: Int, into buffers: RowBuffers) {
        precondition(buffers.width == width && (0..<height).contains(y), "a row of this image")
        if case .matrix(let color) = color {
            unpackRow(y, through: color, into: buffers)
        } else {
            unpackStandardRow(y, into: buffers)
        }
        if let correction { EncodedImage.apply(correction, to: buffers) }
    }

    private func unpackStandardRow(_ y: Int, into buffers: RowBuffers) {
        switch samples {
        case .eightBit(let codes):
            EncodedImage.withPlanes(of: buffers) { planes in
                codes.withUnsafeBufferPointer { buffer in
                    guard let row = buffer.baseAddress.map({ $0 + 3 * y * width }) else { return }
                    KernelChoice.current.unpack(row, count: width, pairs: ChannelTables.eightBit.pairs, into: planes)
                }
            }
        case .sixteenBit(let codes):
            EncodedImage.withPlanes(of: buffers) { planes in
                codes.withUnsafeBufferPointer { buffer in
                    guard let row = buffer.baseAddress.map({ $0 + 3 * y * width }) else { return }
                    let tables = ChannelTables.sixteenBit
                    KernelChoice.current.unpack(
                        row, count: width, linear: tables.linear, density: tables.density, into: planes)
                }
            }
        }
    }

    /// sRGB-encoded samples of one row as 0…255, whatever the depth and color space; 16-bit codes are divided by 257.
    package func encodedRow(_ y: Int, into row: inout [Float]) {
        precondition(row.count == 3 * width && (0..<height).contains(y), "three samples a pixel")
        if case .matrix(let color) = color { return encodedRow(y, through: color, into: &row) }
        switch samples {
        case .eightBit(let codes):
            codes.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress.map({ $0 + 3 * y * width }) else { return }
                KernelChoice.current.widen(start, count: 3 * width, into: &row)
            }
        case .sixteenBit(let codes):
            codes.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress.map({ $0 + 3 * y * width }) else { return }
                KernelChoice.current.widen(start, count: 3 * width, into: &row)
            }
        }
    }

    /// Maps a row's light and takes its density anew.
    private static func apply(_ correction: LightCorrection, to buffers: RowBuffers) {
        correction.apply(to: buffers)
        takeDensity(of: buffers, floor: LightCorrection.floor)
    }

    /// Adds CIELAB to a row that `unpackRow` filled.
    package static func addLab(to buffers: RowBuffers) {
        KernelChoice.current.lab(
            red: buffers.red, green: buffers.green, blue: buffers.blue, count: buffers.width,
            matrix: ColorMatrix.labRows, lightness: &buffers.lightness, aStar: &buffers.aStar, bStar: &buffers.bStar)
    }

    /// Adds L* alone, the same bits as `addLab`.
    package static func addLightness(to buffers: RowBuffers) {
        KernelChoice.current.lightness(
            red: buffers.red, green: buffers.green, blue: buffers.blue, count: buffers.width,
            matrix: ColorMatrix.labRows, lightness: &buffers.lightness)
    }

    /// t = 100·ln Y of a row that `unpackRow` filled: relative luminance on a scale where a gain is an offset; unit %.
    ///
    /// Y = 0.2126·R + 0.7152·G + 0.0722·B on linear light, floored at 10⁻⁴. `columns` of the row go to `row`.
    package static func logLuminance(
        of buffers: RowBuffers, columns: Range<Int>, into row: UnsafeMutablePointer<Float>
    ) {
        precondition(columns.lowerBound >= 0 && columns.upperBound <= buffers.width, "columns of this row")
        let (first, count) = (columns.lowerBound, columns.count)
        buffers.red.withUnsafeBufferPointer { red in
            buffers.green.withUnsafeBufferPointer { green in
                buffers.blue.withUnsafeBufferPointer { blue in
                    guard let r = red.baseAddress, let g = green.baseAddress, let b = blue.baseAddress else { return }
                    KernelChoice.current.mix(
                        red: r + first, green: g + first, blue: b + first, count: count,
                        weights: ColorMatrix.luminance, into: row)
                }
            }
        }
        KernelChoice.current.scaledLog(row, count: count, floor: 1e-4, scale: 100, into: row)
    }

    /// Adds Σw of the three densities and of L*, a*, b* over runs of `length` columns to six entries for each run.
    ///
    /// The row was filled by `unpackRow`; `weights` belong to `columns`.
    package static func addColorSums(
        of buffers: RowBuffers, columns: Range<Int>, weights: UnsafePointer<Float>, length: Int,
        into sums: UnsafeMutablePointer<Double>
    ) {
        precondition(columns.lowerBound >= 0 && columns.upperBound <= buffers.width, "columns of this row")
        withPlanes(of: buffers) { planes in
            KernelChoice.current.colorSums(
                planes, offset: columns.lowerBound, weights: weights, count: columns.count, matrix: ColorMatrix.labRows,
                length: length, into: sums)
        }
    }

    /// Log-luminance of some columns of row `y` and, where `sums` is given, their color sums, in one go: the same bits as
    /// `unpackRow`, `logLuminance` and `addColorSums`. False where only those can do it.
    package func measureRow(
        _ y: Int, columns: Range<Int>, weights: UnsafePointer<Float>, length: Int,
        into sums: UnsafeMutablePointer<Double>?, logLuminance: UnsafeMutablePointer<Float>
    ) -> Bool {
        guard canMeasureRows, case .eightBit(let codes) = samples else { return false }
        precondition(columns.lowerBound >= 0 && columns.upperBound <= width && (0..<height).contains(y), "in this image")
        codes.withUnsafeBufferPointer { codes in
            ChannelTables.eightBit.pairs.withUnsafeBufferPointer { pairs in
                ColorMatrix.labRows.withUnsafeBufferPointer { matrix in
                    ColorMatrix.luminance.withUnsafeBufferPointer { luminance in
                        guard let start = codes.baseAddress, let pairs = pairs.baseAddress,
                            let matrix = matrix.baseAddress, let luminance = luminance.baseAddress
                        else { return }
                        KernelChoice.current.colorRow(
                            start + 3 * (y * width + columns.lowerBound), count: columns.count,
                            tables: ColorTables(
                                pairs: pairs, matrix: matrix, luminance: luminance, floor: 1e-4, scale: 100),
                            weights: weights, length: length, into: sums, logLuminance: logLuminance)
                    }
                }
            }
        }
        return true
    }

    /// Whether `measureRow` works on this image: 8-bit sRGB codes as they are.
    package var canMeasureRows: Bool {
        if case .eightBit = samples, showsStoredCodes, correction == nil { true } else { false }
    }

    private static func withPlanes(of buffers: RowBuffers, _ body: (SamplePlanes) -> Void) {
        buffers.red.withUnsafeMutableBufferPointer { red in
            buffers.green.withUnsafeMutableBufferPointer { green in
                buffers.blue.withUnsafeMutableBufferPointer { blue in
                    buffers.redDensity.withUnsafeMutableBufferPointer { redDensity in
                        buffers.greenDensity.withUnsafeMutableBufferPointer { greenDensity in
                            buffers.blueDensity.withUnsafeMutableBufferPointer { blueDensity in
                                guard let r = red.baseAddress, let g = green.baseAddress, let b = blue.baseAddress,
                                    let dr = redDensity.baseAddress, let dg = greenDensity.baseAddress,
                                    let db = blueDensity.baseAddress
                                else { return }
                                body(
                                    SamplePlanes(
                                        red: r, green: g, blue: b, redDensity: dr, greenDensity: dg, blueDensity: db))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Matrices of linear sRGB as Floats, for the kernels.
enum ColorMatrix {
    /// Rows X, Y, Z, each divided by white.
    static let labRows: [Float] = (0..<3).flatMap { row in
        SRGBPrimaries.toXYZ[row].map { Float($0 / SRGBPrimaries.white[row]) }
    }

    /// The Y row.
    static let luminance: [Float] = SRGBPrimaries.toXYZ[1].map { Float($0) }
}
