import Foundation
import TestSupport
import Testing

/// phantom and verify, run as a user would.
@Suite struct PhantomCommandTests {
    private static let small = [
        "--kind", "grid", "--kind", "crosstalk", "--tone", "light", "--light", "d65",
    ]

    private func claims(_ folder: String) throws -> [String: [String: Any]] {
        let answer = try Program.run(["verify", "--phantom", folder, "--json", "--quiet"])
        let report = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
        let claims = try #require(report["claims"] as? [[String: Any]])
        let failed = claims.contains { $0["outcome"] as? String == "fail" }
        #expect((answer.status == 0) == !failed)
        return Dictionary(uniqueKeysWithValues: claims.map { ($0["id"] as? String ?? "", $0) })
    }

    @Test func aStudyIsWrittenAndMeasured() throws {
        let study = try StudyOnDisk()
        let answer = try Program.run(["phantom", study.path("kit")] + Self.small)
        #expect(answer.status == 0, "\(answer.messages)")
        for name in ["study.yaml", "photos.csv", "treatments.csv", "truth.csv", "truth.json"] {
            #expect(study.exists("kit/\(name)"))
        }
        #expect(StudyOnDisk.rows(try study.read("kit/truth.csv")).count == 10)
        let claims = try claims(study.path("kit"))
        #expect(claims["erythema-slope-light"]?["outcome"] as? String == "pass")
        let slope = try #require(claims["erythema-slope-light"]?["value"] as? Double)
        #expect((0.85...1.15).contains(slope))
        #expect(claims["erythema-slope-dark"]?["outcome"] as? String == "untested")
        #expect(claims["melanin-alone"]?["outcome"] as? String == "pass")
    }

    @Test func aFolderWithOtherThingsIsLeftAlone() throws {
        let study = try StudyOnDisk()
        try study.write("mine", to: "kit/note.txt")
        #expect(try Program.run(["phantom", study.path("kit")] + Self.small).status == 73)
        #expect(try Program.run(["verify", "--phantom", study.path("kit")]).status == 66)
        #expect(try Program.run(["phantom", study.path("new"), "--size", "100"]).status == 64)
    }
}
