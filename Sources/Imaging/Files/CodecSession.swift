import CImageCodecs

/// One open file: its header, what its colors mean, and the C reader its rows come from. Closed when it goes out of
/// scope; the bytes must outlive it.
final class CodecSession {
    let header: PhotoHeader
    let meaning: ColorMeaning
    let info: codec_info
    let limits: DecodeLimits
    let fileBytes: Int
    private let functions: codec_format
    private let reader: UnsafeMutableRawPointer

    /// - Parameter ignoringColor: every file is taken for sRGB or plain ink.
    init(
        _ source: UnsafeBufferPointer<UInt8>, _ limits: DecodeLimits, ignoringColor: Bool = false
    ) throws(DecodeError) {
        guard case .known(let format) = FileSignature(source) else { throw DecodeError(signatureOf: source) }
        guard let functions = format.codec.functions else {
            throw DecodeError(reason: .unsupported, detail: "this build reads no \(format.name)")
        }
        var (info, status) = (codec_info(), codec_status())
        guard let reader = functions.open(source.baseAddress, source.count, codec_limits(limits), &info, &status) else {
            throw DecodeError(status)
        }
        do {
            var fields = exif_fields()
            functions.exif(reader, &fields)
            let exif = EXIFRecord(fields)
            var iccCount = 0
            let icc = UnsafeBufferPointer(start: functions.icc(reader, &iccCount), count: iccCount)
            meaning =
                ignoringColor
                ? .unread(channels: Int(info.channels))
                : try ColorMeaning(icc: icc, info: info, exif: exif, codePointsFirst: format.codec.codePointsFirst)
            header = PhotoHeader(format, info, exif, meaning)
        } catch {
            functions.close(reader)
            throw error
        }
        (self.info, self.limits, self.functions, self.reader) = (info, limits, functions, reader)
        fileBytes = source.count
    }

    deinit { functions.close(reader) }

    /// The next row as the reader hands it out.
    func readRow(_ row: UnsafeMutableRawPointer, _ status: inout codec_status) -> Bool {
        functions.read_row(reader, row.assumingMemoryBound(to: UInt8.self), &status) == CODEC_OK
    }

    func finish(_ status: inout codec_status) { _ = functions.finish(reader, &status) }
}

extension codec_limits {
    fileprivate init(_ limits: DecodeLimits) {
        self.init(
            max_pixels: UInt64(max(0, limits.megapixels) * 1e6),
            max_memory: UInt64(max(0, limits.memoryMegabytes) * 1e6), max_scans: UInt32(clamping: limits.scans))
    }
}

extension PhotoHeader {
    fileprivate init(_ format: PhotoFormat, _ info: codec_info, _ exif: EXIFRecord, _ meaning: ColorMeaning) {
        let orientation = info.is_upright != 0 ? 1 : exif.orientation
        let isTurned = orientation >= 5
        self.init(
            format: format, width: Int(isTurned ? info.height : info.width),
            height: Int(isTurned ? info.width : info.height), bitDepth: Int(info.bit_depth),
            isGrayscale: info.is_gray != 0, orientation: orientation, profileName: meaning.name,
            profileKind: meaning.kind, exif: exif)
    }
}
