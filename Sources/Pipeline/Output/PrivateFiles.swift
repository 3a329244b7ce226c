import Foundation

/// Results are health data: whatever this process creates from here on is for its owner's eyes only.
enum PrivateFiles {
    /// The store's journal files are created by SQLite, so the rule is the process's.
    static func begin() { umask(0o077) }
}
