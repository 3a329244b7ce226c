/// Who computed a run's numbers, with what, under which settings.
package struct RunProvenance: Sendable, Hashable, Codable {
    package var version: String
    package var commit: String
    package var toolchain: String
    package var hostArchitecture: String
    /// The settings as YAML, every key written out.
    package var settings: String
    package var settingsDigest: String
    package var startedAt: StudyTime
    package var finishedAt: StudyTime?
    package var studyName: String
    /// Notes that hold for the whole run, e.g. that there was no treatments.csv.
    package var notes: [ReasonCode]
    /// File and digest of the replicate shots that the errors of changes come from; nil for defaults and settings.
    package var repeatability: String?

    package init(
        version: String, commit: String, toolchain: String, hostArchitecture: String, settings: String,
        settingsDigest: String, startedAt: StudyTime, studyName: String, notes: [ReasonCode]
    ) {
        self.version = version
        self.commit = commit
        self.toolchain = toolchain
        self.hostArchitecture = hostArchitecture
        self.settings = settings
        self.settingsDigest = settingsDigest
        self.startedAt = startedAt
        self.studyName = studyName
        self.notes = notes
    }
}
