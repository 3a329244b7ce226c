/// What tells whether a file was touched, without reading it: an unchanged stamp stands for unchanged bytes.
///
/// The change time cannot be set by programs, so bytes that were replaced under an old modification time still show.
package struct FileStamp: Sendable, Hashable, Codable {
    package var size: Int
    package var modifiedNanoseconds: Int
    package var changedNanoseconds: Int
    package var inode: Int

    package init(size: Int, modifiedNanoseconds: Int, changedNanoseconds: Int, inode: Int) {
        self.size = size
        self.modifiedNanoseconds = modifiedNanoseconds
        self.changedNanoseconds = changedNanoseconds
        self.inode = inode
    }
}

/// What a photo's header says that a run needs before the pixels.
package struct HeaderFacts: Sendable, Hashable, Codable {
    package var width: Int
    package var height: Int
    /// EXIF DateTimeOriginal and OffsetTimeOriginal as written.
    package var exifTime: String?
    package var exifOffset: String?

    package init(width: Int, height: Int, exifTime: String?, exifOffset: String?) {
        self.width = width
        self.height = height
        self.exifTime = exifTime
        self.exifOffset = exifOffset
    }
}

/// A photo file as a run last saw it.
package struct StoredFile: Sendable, Hashable, Codable {
    package var stamp: FileStamp
    package var sha256: String
    package var header: HeaderFacts?

    package init(stamp: FileStamp, sha256: String, header: HeaderFacts?) {
        self.stamp = stamp
        self.sha256 = sha256
        self.header = header
    }
}
