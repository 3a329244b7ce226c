import CImageCodecs

/// Pixels to files: previews for reports, and photos for tests.
package enum PhotoWriter {
    /// 8-bit RGB as a baseline JPEG without any metadata.
    ///
    /// - Parameter fullChroma: 4:4:4 instead of 4:2:0.
    package static func jpeg(
        _ rgb: [UInt8], width: Int, height: Int, quality: Int, fullChroma: Bool = false
    ) throws(EncodeError) -> [UInt8] {
        precondition(rgb.count == 3 * width * height, "three samples a pixel")
        return try collect { bytes, count, status in
            jpeg_write(
                rgb, UInt32(width), UInt32(height), Int32(quality), fullChroma ? 1 : 0, &bytes, &count, &status)
        }
    }

    /// Lossless, in the depth of the image.
    package static func png(_ image: EncodedImage) throws(EncodeError) -> [UInt8] {
        let (width, height) = (UInt32(image.width), UInt32(image.height))
        return try collect { bytes, count, status in
            switch image.samples {
            case .eightBit(let codes):
                png_write(codes, width, height, 1, 0, &bytes, &count, &status)
            case .sixteenBit(let codes):
                codes.withUnsafeBytes { raw in
                    png_write(
                        raw.baseAddress?.assumingMemoryBound(to: UInt8.self), width, height, 2, 0, &bytes, &count,
                        &status)
                }
            }
        }
    }

    /// 8-bit RGBA, not premultiplied: a picture to lay over another one.
    package static func png(overlay rgba: [UInt8], width: Int, height: Int) throws(EncodeError) -> [UInt8] {
        precondition(rgba.count == 4 * width * height, "four samples a pixel")
        return try collect { bytes, count, status in
            png_write(rgba, UInt32(width), UInt32(height), 1, 1, &bytes, &count, &status)
        }
    }

    private static func collect(
        _ write: (inout UnsafeMutablePointer<UInt8>?, inout Int, inout codec_status) -> codec_result
    ) throws(EncodeError) -> [UInt8] {
        var bytes: UnsafeMutablePointer<UInt8>?
        var (count, status) = (0, codec_status())
        guard write(&bytes, &count, &status) == CODEC_OK, let bytes else {
            throw EncodeError(detail: "the picture could not be encoded")
        }
        defer { codec_free(bytes) }
        return [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    }
}
