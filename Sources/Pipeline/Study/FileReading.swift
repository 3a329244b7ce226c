import Foundation

/// Reading from the study folder; nothing here writes.
enum FileReading {
    enum Kind { case file, folder, link, other }

    /// Names in a folder in byte order; empty when there is no such folder.
    static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    static func kind(_ path: String) -> Kind? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        switch attributes?[.type] as? FileAttributeType {
        case .typeRegular?: return .file
        case .typeDirectory?: return .folder
        case .typeSymbolicLink?: return .link
        case nil: return nil
        default: return .other
        }
    }

    /// Whether a path below a folder has a symbolic link on its way: what lies behind may be anywhere.
    static func passesLink(_ path: String, below root: String) -> Bool {
        var place = root
        return path.split(separator: "/").contains { part in
            place += "/\(part)"
            return kind(place) == .link
        }
    }

    /// Whether two paths lead to one file.
    static func isSame(_ path: String, _ other: String) -> Bool {
        let paths = [path, other].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().standardizedFileURL.path }
        return paths[0] == paths[1]
    }

    /// Straight into the array where the size is known: a copy of a photo costs as much as reading it.
    static func bytes(_ path: String) -> [UInt8]? {
        guard kind(path) == .file, let size = size(path), size > 0, let file = fopen(path, "rb") else {
            return (try? Data(contentsOf: URL(fileURLWithPath: path))).map { [UInt8]($0) }
        }
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
        return bytes.count == size ? bytes : nil
    }

    /// The first `count` bytes of a file, or all of a shorter one.
    static func start(of path: String, count: Int) -> [UInt8]? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: count) else { return (size(path) ?? 1) == 0 ? [] : nil }
        return [UInt8](data)
    }

    /// Size in bytes; nil when the file is not there.
    static func size(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    }

    /// A text file of the study, nil when it is absent.
    static func text(_ name: String, in root: String) throws(InputError) -> String? {
        guard kind("\(root)/\(name)") != nil else { return nil }
        guard let bytes = bytes("\(root)/\(name)") else {
            throw InputError(
                .usage, file: name, "the file cannot be read", cure: "Check that it is a file and may be read.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(.usage, file: name, "the file is no UTF-8 text", cure: "Save it as UTF-8.")
        }
        return text
    }
}
