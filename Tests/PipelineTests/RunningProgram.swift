import Foundation
import Synchronization

/// The built program while it runs: its messages as they come, and signals to it.
final class RunningProgram {
    private let process = Process()
    private let messages = Pipe()
    private(set) var lines: [String] = []
    private var buffer = Data()

    init(_ arguments: [String]) throws {
        process.executableURL = Program.executable
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = messages
        try process.run()
    }

    var id: Int32 { process.processIdentifier }

    /// Waits for the end and reads what is left.
    var status: Int32 { wait() }

    /// Reads messages until one is as wished; fails when the program ends before.
    func waitForLine(_ isWished: (String) -> Bool) throws {
        while let line = nextLine() { if isWished(line) { return } }
        throw POSIXError(.ECHILD)
    }

    func signal(_ name: Int32) {
        kill(id, name)
        if name == SIGKILL { process.waitUntilExit() }
    }

    @discardableResult
    func wait() -> Int32 {
        while nextLine() != nil {}
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func nextLine() -> String? {
        while true {
            if let end = buffer.firstIndex(of: 10) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer = Data(buffer[(end + 1)...])
                lines.append(line)
                return line
            }
            let data = messages.fileHandleForReading.availableData
            guard !data.isEmpty else { return nil }
            buffer += data
        }
    }
}

/// The library that makes file operations fail, built once.
enum FaultShim {
    private static let built = Mutex<String?>(nil)

    static func build() throws -> String {
        try built.withLock { built in
            if let built { return built }
            let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("FaultShim/fault.c").path
            let library = FileManager.default.temporaryDirectory.appendingPathComponent("fault-\(getpid()).so").path
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["clang", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw POSIXError(.ENOEXEC) }
            built = library
            return library
        }
    }
}
