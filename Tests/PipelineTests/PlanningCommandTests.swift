import Foundation
import TestSupport
import Testing

/// power and the schedule advice of plan, run as a user would.
@Suite struct PlanningCommandTests {
    private static let study = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples/DemoStudy").path

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let answer = try Program.run(arguments)
        #expect(answer.status == 0, "\(answer.messages)")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    }

    /// power.t.test(delta = 5, sd = 9, power = 0.8) of R needs 51.84 per arm.
    @Test func powerNeedsAsManyAsR() throws {
        let report = try json(["power", "--difference", "5", "--sd", "9", "--json"])
        #expect(report["per_arm"] as? Int == 52)
        let halved = try json([
            "power", "--difference", "5", "--sd", "9", "--correlation", "0.7", "--dropout", "0.2", "--json",
        ])
        #expect(halved["per_arm"] as? Int == 27 && halved["recruited_per_arm"] as? Int == 34)
        let turned = try json(["power", "--per-arm", "52", "--sd", "9", "--json"])
        let difference = try #require(turned["difference"] as? Double)
        #expect((4.95...5).contains(difference))
    }

    @Test func powerRefusesWhatMakesNoSense() throws {
        for wrong in [
            ["--sd", "1"], ["--sd", "0", "--difference", "1"], ["--sd", "1", "--difference", "0"],
            ["--sd", "1", "--difference", "1", "--per-arm", "3"], ["--sd", "1", "--per-arm", "1"],
            ["--sd", "1", "--difference", "1", "--dropout", "1"], ["--sd", "nan", "--difference", "1"],
        ] {
            #expect(try Program.run(["power"] + wrong).status == 64, "\(wrong)")
        }
    }

    @Test func planSaysWhatTheScheduleCanTell() throws {
        let report = try json(["plan", Self.study, "--json"])
        let schedules = try #require(report["schedules"] as? [[String: Any]])
        #expect(schedules.count == 1 && schedules[0]["sessions"] as? Int == 4)
        let ratio = try #require(schedules[0]["interval_ratio"] as? Double)
        let added = try #require(schedules[0]["added_interval_ratio"] as? Double)
        #expect((2...8).contains(ratio) && added < ratio)
        let text = try Program.run(["plan", Self.study]).output
        #expect(text.contains("half-life interval expected ×") && text.contains("helps most"))
    }
}
