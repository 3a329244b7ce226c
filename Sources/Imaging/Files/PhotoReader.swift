import CImageCodecs

/// Stage 1: files to upright pixels. The content decides what a file is, not its name.
package enum PhotoReader {
    /// Header alone; the first megabyte of a file is enough.
    package static func readHeader(of bytes: [UInt8], limits: DecodeLimits) throws(DecodeError) -> PhotoHeader {
        try CodecSession.open(bytes, limits).header
    }

    /// Header and pixels, upright for all eight EXIF orientations.
    ///
    /// A file that ends early, or that the library can only patch up, is an error: gray rows must never be measured.
    package static func decode(
        _ bytes: [UInt8], limits: DecodeLimits
    ) throws(DecodeError) -> (header: PhotoHeader, image: EncodedImage) {
        let session = try CodecSession.open(bytes, limits)
        return (session.header, try session.pixels().upright(session.header.orientation))
    }
}

/// One open C reader, its header, and the bytes it reads from; closed when it goes out of scope.
private final class CodecSession {
    private enum Reader {
        case jpeg(OpaquePointer)
        case png(OpaquePointer)
    }

    /// Kept alive because the C reader points into it.
    private let source: UnsafeMutableBufferPointer<UInt8>
    private let reader: Reader
    private let info: codec_info
    let header: PhotoHeader

    private init(source: UnsafeMutableBufferPointer<UInt8>, reader: Reader, info: codec_info) {
        self.source = source
        self.reader = reader
        self.info = info
        header = CodecSession.header(reader, info)
    }

    deinit {
        switch reader {
        case .jpeg(let pointer): jpeg_reader_close(pointer)
        case .png(let pointer): png_reader_close(pointer)
        }
        source.deallocate()
    }

    static func open(_ bytes: [UInt8], _ limits: DecodeLimits) throws(DecodeError) -> CodecSession {
        if let error = DecodeError(signatureOf: bytes) { throw error }
        let source = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes)
        var (info, status) = (codec_info(), codec_status())
        let bounds = codec_limits(
            max_pixels: UInt64(limits.megapixels * 1e6), max_scans: UInt32(clamping: limits.scans))
        let reader: Reader? =
            if case .jpeg = FileSignature(bytes) {
                jpeg_reader_open(source.baseAddress, source.count, bounds, &info, &status).map { .jpeg($0) }
            } else {
                png_reader_open(source.baseAddress, source.count, bounds, &info, &status).map { .png($0) }
            }
        guard let reader else {
            source.deallocate()
            throw DecodeError(status)
        }
        return CodecSession(source: source, reader: reader, info: info)
    }

    /// Pixels as stored, before they are turned upright.
    func pixels() throws(DecodeError) -> EncodedImage {
        let (width, height) = (Int(info.width), Int(info.height))
        var status = codec_status()
        let samples: EncodedImage.Samples
        if info.sample_bytes == 2 {
            samples = .sixteenBit(
                [UInt16](unsafeUninitializedCapacity: 3 * width * height) { buffer, count in
                    read(UnsafeMutableRawPointer(buffer.baseAddress), &status)
                    count = status.result == CODEC_OK ? buffer.count : 0
                })
        } else {
            samples = .eightBit(
                [UInt8](unsafeUninitializedCapacity: 3 * width * height) { buffer, count in
                    read(UnsafeMutableRawPointer(buffer.baseAddress), &status)
                    count = status.result == CODEC_OK ? buffer.count : 0
                })
        }
        guard status.result == CODEC_OK else { throw DecodeError(status) }
        return EncodedImage(width: width, height: height, samples: samples)
    }

    private func read(_ target: UnsafeMutableRawPointer?, _ status: inout codec_status) {
        let rows = target?.assumingMemoryBound(to: UInt8.self)
        switch reader {
        case .jpeg(let pointer): _ = jpeg_reader_read(pointer, rows, &status)
        case .png(let pointer): _ = png_reader_read(pointer, rows, &status)
        }
    }

    private static func header(_ reader: Reader, _ info: codec_info) -> PhotoHeader {
        let (exif, icc) = blocks(reader)
        let record = exif.isEmpty ? EXIFRecord() : EXIFRecord(block: exif)
        let name = icc.isEmpty ? nil : ICCProfileName(Array(icc))?.text ?? "unnamed profile"
        let isTurned = record.orientation >= 5
        let kind = ColorProfileKind(profileName: name, hasProfile: !icc.isEmpty, info: info, exif: record)
        return PhotoHeader(
            format: format(reader), width: Int(isTurned ? info.height : info.width),
            height: Int(isTurned ? info.width : info.height), bitDepth: Int(info.bit_depth),
            isGrayscale: info.is_gray != 0, orientation: record.orientation, profileName: name ?? kind.impliedName,
            profileKind: kind, exif: record)
    }

    private static func format(_ reader: Reader) -> PhotoFormat {
        if case .jpeg = reader { .jpeg } else { .png }
    }

    private static func blocks(_ reader: Reader) -> (exif: UnsafeBufferPointer<UInt8>, icc: UnsafeBufferPointer<UInt8>)
    {
        var (exifCount, iccCount) = (0, 0)
        let exif: UnsafePointer<UInt8>?
        let icc: UnsafePointer<UInt8>?
        switch reader {
        case .jpeg(let pointer):
            (exif, icc) = (jpeg_reader_exif(pointer, &exifCount), jpeg_reader_icc(pointer, &iccCount))
        case .png(let pointer):
            (exif, icc) = (png_reader_exif(pointer, &exifCount), png_reader_icc(pointer, &iccCount))
        }
        return (UnsafeBufferPointer(start: exif, count: exifCount), UnsafeBufferPointer(start: icc, count: iccCount))
    }
}

extension ColorProfileKind {
    /// What chunks or EXIF name where no profile is embedded.
    fileprivate var impliedName: String? {
        switch self {
        case .sRGB: "sRGB"
        case .untagged: nil
        case .other(let name): name
        }
    }
}

extension DecodeError {
    fileprivate init(_ status: codec_status) {
        let bytes = withUnsafeBytes(of: status.message) { Array($0.prefix { $0 != 0 }) }
        let reason: Reason =
            switch status.result {
            case CODEC_TRUNCATED: .truncated
            case CODEC_UNSUPPORTED: .unsupported
            case CODEC_OVER_LIMIT, CODEC_NO_MEMORY: .overLimit
            default: .corrupt
            }
        self.init(reason: reason, detail: String(decoding: bytes, as: UTF8.self))
    }
}
