import ArgumentParser
import Pipeline

struct GhostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ghost", abstract: "Write a see-through overlay of a photo's lines, to frame the next photo by.",
        discussion: """
            Lay the PNG over the live view of a camera or tethering program, scaled to its frame, and move until the lines \
            fall on the skin. The photo itself is not in it, only lines.
            """)

    @Argument(help: "The baseline photo.")
    var photo: String

    @Option(name: [.long, .short], help: ArgumentHelp("The PNG to write.", valueName: "file"))
    var out: String

    func run() throws {
        try Terminal.reportingErrors {
            let size = try GhostOverlay(photo: photo).write(to: out)
            Terminal.message("overlay: \(out) (\(size.width)×\(size.height))")
            return ExitStatus.success
        }
    }
}
