import CBuildRecord
import Imaging

/// What this build is, for `--version` and provenance.
package enum ProductVersion {
    package static let version = "0.1.0"
    package static let commit = String(cString: build_record_commit())
    package static let toolchain = "\(swift), \(clang)"

    /// The compiler tells its version to conditions only.
    private static var swift: String {
        #if compiler(>=6.4)
            "Swift 6.4 or later"
        #elseif compiler(>=6.3)
            "Swift 6.3"
        #else
            "Swift 6.2"
        #endif
    }

    /// Name and version of the C compiler, without where its sources lie.
    private static var clang: String {
        let text = String(cString: build_record_compiler())
        return text.split(separator: "(").first.map { String($0).trimmingSpaces() } ?? text
    }

    /// Formats and color profiles this build can read, in words.
    package static var decoders: String { DecoderInventory.summary }

    package static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "unknown"
        #endif
    }
}
