import Foundation
import TestSupport
import Testing

/// Nothing talks to a network: the whole product works without one, and no system call asks for one.
@Suite struct NetworkTests {
    private static func works(_ arguments: [String]) -> Bool { (try? run(arguments)) == 0 }

    private static func run(_ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(.enabled(if: works(["unshare", "-rn", "true"]), "no network namespaces here"))
    func everythingWorksWithoutANetwork() throws {
        let study = try SmallStudy(photos: 4)
        let program = Program.executable.path
        for arguments in [
            ["run", study.folder.root, "--deidentify"], ["verify", study.output], ["report", study.output],
            ["leakcheck", study.output + "/deidentified"], ["forget", "A", study.output],
        ] { #expect(try Self.run(["unshare", "-rn", program] + arguments) == 0, "\(arguments[0])") }
    }

    @Test(.enabled(if: works(["strace", "-V"]), "no strace here"))
    func noSocketToANetworkIsOpened() throws {
        let study = try SmallStudy(photos: 2)
        // A file for each process, or calls of two at once would be cut into halves.
        let traces = try StudyOnDisk()
        let status = try Self.run(
            [
                "strace", "-ff", "-e", "trace=%network", "-o", traces.path("trace"), Program.executable.path, "run",
                study.folder.root,
            ])
        #expect(status == 0)
        let files = try FileManager.default.contentsOfDirectory(atPath: traces.root)
        #expect(!files.isEmpty)
        // The C library may ask a local daemon for the user's name; that is a file, not a network.
        let calls = try files.flatMap { try traces.read($0).split(separator: "\n") }.filter {
            $0.contains("(") && !$0.contains("AF_UNIX")
        }
        #expect(calls.isEmpty, "\(calls.prefix(3))")
    }
}
