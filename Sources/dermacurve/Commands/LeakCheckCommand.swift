import ArgumentParser
import Pipeline

struct LeakCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leakcheck", abstract: "Fail when files that are to be handed out still tell who, where or when.",
        discussion: """
            Looks for GPS, dates before 2100, names, serial numbers, thumbnails, XMP, IPTC, comments, paths and telling file \
            names, also in pictures inside pages. Names and times of a study are looked for when it is known which: of the \
            results beside the path, or of --against. Exit code 3 when anything is found.
            """)

    @Argument(help: "A file or folder.")
    var path: String

    @Option(help: "Output folder or study whose names, times and file names are looked for.")
    var against: String?

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        try Terminal.reportingErrors {
            let outcome = try LeakCheck(path: path, against: against).perform()
            if json { print(try JSONText.encode(outcome)) }
            outcome.findings.forEach { Terminal.message("\($0.kind.rawValue) \($0.place): \($0.detail)") }
            outcome.unread.forEach { Terminal.message("note: \($0) is packed; unpack it and check what is inside") }
            if outcome.knownIdentities == 0 {
                Terminal.message("note: names were not looked for; say of which study with --against")
            }
            Terminal.message(
                "\(outcome.files) files: "
                    + (outcome.findings.isEmpty ? "no leak found" : "\(outcome.findings.count) leaks found"))
            return outcome.findings.isEmpty ? ExitStatus.success : ExitStatus.someFailed
        }
    }
}
