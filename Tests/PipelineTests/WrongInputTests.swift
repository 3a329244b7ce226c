import Foundation
import TestSupport
import Testing

/// What people type and write wrong: the exit code, the place, and what to do about it.
@Suite struct WrongInputTests {
    private func study() throws -> StudyOnDisk {
        let study = try StudyOnDisk()
        try study.write(try StudyOnDisk.photo(), to: "A/2026-03-10/cheek.png")
        return study
    }

    private func refused(_ study: StudyOnDisk, status: Int32, _ mentions: String...) throws {
        let answer = try Program.run(["run", study.root])
        #expect(answer.status == status)
        for mention in mentions { #expect(answer.messages.contains(mention), "\(answer.messages)") }
        #expect(!study.exists("dermacurve-out"))
    }

    @Test func wrongOptionsAreUsageErrors() throws {
        let study = try study()
        for arguments in [["run"], ["run", study.root, "--job", "2"], ["run", study.root, "--jobs", "0"], ["fly"]] {
            let answer = try Program.run(arguments)
            #expect(answer.status == 64)
            #expect(answer.messages.contains("Usage") || answer.messages.contains("Error"))
        }
        #expect(!study.exists("dermacurve-out"))
    }

    @Test func missingFoldersAndFilesAreNotFound() throws {
        #expect(try Program.run(["run", "/nowhere/study"]).status == 66)
        #expect(try Program.run(["measure", "/nowhere/photo.jpg"]).status == 66)
        #expect(try Program.run(["report", "/nowhere/out"]).status == 66)
        #expect(try Program.run(["compare", "/nowhere/a.jpg", "/nowhere/b.jpg"]).status == 66)
    }

    @Test func unknownSettingsAreNamedWithTheirLine() throws {
        let study = try study()
        try study.write("study:\n  name: x\nskin:\n  cb_mim: 70\n", to: "study.yaml")
        try refused(study, status: 64, "study.yaml:4", "cb_mim", "cb_min")
        try study.write("colour:\n  a: 1\n", to: "study.yaml")
        try refused(study, status: 64, "study.yaml:1", "colour", "texture")
        try study.write("skin:\n  cb_min: low\n", to: "study.yaml")
        try refused(study, status: 64, "study.yaml:2", "must be a number 0 to 255")
    }

    @Test func badRegionsAreNamedWithTheirPlace() throws {
        let study = try study()
        try study.write("{\"type\": \"FeatureCollection\",\n\"features\": [", to: "regions/A/cheek.geojson")
        try refused(study, status: 64, "regions/A/cheek.geojson:", "no JSON")
        try study.write(
            """
            {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"role": "traeted"},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}}]}
            """, to: "regions/A/cheek.geojson")
        try refused(study, status: 64, "regions/A/cheek.geojson:2", "traeted", "treated, control")
    }

    @Test func badDatesAreNamedWithTheirRow() throws {
        let study = try study()
        try study.write("subject,treated_at\nA,2026-03-10\nA,2026-02-30\n", to: "treatments.csv")
        try refused(study, status: 64, "treatments.csv:3", "2026-02-30", "ISO 8601")
        try study.write("subject,when\nA,2026-03-10\n", to: "treatments.csv")
        try refused(study, status: 64, "treatments.csv:1", "treated_at")
    }

    @Test func placesThatCannotBeWrittenAreSaid() throws {
        let study = try study()
        try study.write("a file", to: "taken")
        let answer = try Program.run(["run", study.root, "--out", study.path("taken/out")])
        #expect(answer.status == 73)
        #expect(answer.messages.contains("--out"))
    }

    @Test func photosListMayNotLeaveTheStudy() throws {
        let study = try study()
        try study.write("path\n../secret.jpg\n", to: "photos.csv")
        try refused(study, status: 64, "photos.csv:2", "leaves the study folder")
    }
}
