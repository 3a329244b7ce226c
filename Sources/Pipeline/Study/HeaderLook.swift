import Imaging
import StudyRecords

/// Headers of photo files, from as few bytes as will do.
enum HeaderLook {
    /// Headers lie within the first megabyte of every JPEG and PNG of a camera, mostly within its first eighth.
    private static let starts = [1 << 17, 1 << 20]

    static func facts(of file: String, limits: DecodeLimits) throws(DecodeError) -> HeaderFacts {
        HeaderFacts(try header(of: file, limits: limits))
    }

    static func header(of file: String, limits: DecodeLimits) throws(DecodeError) -> PhotoHeader {
        guard let size = FileReading.size(file) else {
            throw DecodeError(reason: .unreadable, detail: "there is no such file")
        }
        guard Double(size) <= limits.fileMegabytes * 1e6 else {
            throw DecodeError(
                reason: .overLimit, detail: "\(size / 1_000_000) MB; the limit is \(limits.fileMegabytes) MB")
        }
        if let header = try? read(file, starts[0], limits) { return header }
        return try read(file, starts[1], limits)
    }

    private static func read(_ file: String, _ count: Int, _ limits: DecodeLimits) throws(DecodeError) -> PhotoHeader {
        guard let start = FileReading.start(of: file, count: count),
            let bytes = PhotoReader.headerNeedsWholeFile(start: start) ? FileReading.bytes(file) : start
        else {
            throw DecodeError(reason: .unreadable, detail: "the file cannot be opened")
        }
        return try PhotoReader.readHeader(of: bytes, limits: limits)
    }
}

extension HeaderFacts {
    init(_ header: PhotoHeader) {
        self.init(
            width: header.width, height: header.height, exifTime: header.exif.dateTimeOriginal,
            exifOffset: header.exif.offsetTimeOriginal)
    }

    /// EXIF time of capture, else the visit folder read as a date; nil when neither is one.
    func captureTime(visit: String, assumedOffsetMinutes: Int) -> StudyTime? {
        let offset = exifOffset.flatMap { StudyTime.offsetMinutes(of: $0) } ?? assumedOffsetMinutes
        if let text = exifTime, let time = StudyTime(text, assumedOffsetMinutes: offset) { return time }
        return StudyTime(visit, assumedOffsetMinutes: assumedOffsetMinutes)
    }
}
