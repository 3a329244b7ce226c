import CBuildRecord
import Imaging

/// What this build is, for `--version` and provenance.
package enum ProductVersion {
    package static let version = "0.1.0"
    package static let commit = String(cString: build_record_commit())
    package static let toolchain = String(cString: build_record_compiler())

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
