/// Stage 1: files to upright pixels. The content decides what a file is, not its name.
package enum PhotoReader {
    /// Header alone. For JPEG and PNG the first megabyte of a file is enough; see `headerNeedsWholeFile`.
    package static func readHeader(of bytes: [UInt8], limits: DecodeLimits) throws(DecodeError) -> PhotoHeader {
        try bytes.withUnsafeBufferPointer { source throws(DecodeError) in
            try CodecSession(source, limits).header
        }
    }

    /// Header and pixels, upright for all eight EXIF orientations.
    ///
    /// A file that ends early, or that the library can only patch up, is an error: gray rows must never be measured.
    package static func decode(
        _ bytes: [UInt8], limits: DecodeLimits
    ) throws(DecodeError) -> (header: PhotoHeader, image: EncodedImage) {
        try bytes.withUnsafeBufferPointer { source throws(DecodeError) in
            let session = try CodecSession(source, limits)
            return (session.header, try session.image())
        }
    }

    /// Upright codes as the file stores them, whatever they mean: for comparison with other decoders, never for measuring.
    package static func decodeCodes(_ bytes: [UInt8], limits: DecodeLimits) throws(DecodeError) -> EncodedImage {
        try bytes.withUnsafeBufferPointer { source throws(DecodeError) in
            try CodecSession(source, limits, ignoringColor: true).image()
        }
    }

    /// Whether the header of a file with this start may lie anywhere in it: TIFF and HEIF chain their parts by offset.
    package static func headerNeedsWholeFile(start: [UInt8]) -> Bool {
        let signature = start.withUnsafeBufferPointer { FileSignature($0) }
        switch signature {
        case .known(.heif), .known(.tiff): return true
        default: return false
        }
    }
}
