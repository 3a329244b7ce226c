/// A file of the output folder: what to write, and where below it.
package struct OutputFile: Sendable, Hashable {
    /// Relative to the output folder, `/` between parts.
    package let path: String
    package let bytes: [UInt8]

    init(path: String, text: String) {
        self.path = path
        bytes = Array(text.utf8)
    }
}
