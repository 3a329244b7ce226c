import Foundation
import TestSupport
import Testing

/// fit and fit-mixed, run as a user would.
@Suite struct FitCommandTests {
    private func answer(_ arguments: [String]) throws -> [String: Any] {
        let answer = try Program.run(arguments)
        #expect(answer.status == 0, "\(answer.messages)")
        return try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    }

    private static let session =
        "t,y,sd\n-1,10,0.5\n0,20,0.5\n8,17.6,0.5\n24,14.2,0.5\n48,11.8,0.5\n72,10.7,0.5\n168,10,0.5\n"

    @Test func aSessionGivesItsHalfLife() throws {
        let study = try StudyOnDisk()
        let file = try study.write(Array(Self.session.utf8), to: "session.csv")
        let report = try answer(["fit", file, "--json"])
        #expect(report["verdict"] as? String == "decaying" && report["sd_source"] as? String == "known")
        let decay = try #require(report["exponential"] as? [String: Any])
        let halfLife = try #require(decay["half_life"] as? Double)
        #expect((15...25).contains(halfLife))
        let json = """
            {"t_h": [-1, 0, 8, 24, 48, 72, 168], "y": [10, 20, 17.6, 14.2, 11.8, 10.7, 10],
             "sd": [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5], "sigma_known": true}
            """
        let same = try study.write(Array(json.utf8), to: "session.json")
        #expect(try Program.run(["fit", same, "--json"]).output == (try Program.run(["fit", file, "--json"]).output))
        let text = try Program.run(["fit", file, "--estimate-sd"]).output
        #expect(text.hasPrefix("decaying, 7 points, sd estimated"))
    }

    @Test func aLongTableGivesItsSlopes() throws {
        let study = try StudyOnDisk()
        var rows = "patient,month,y\n"
        for patient in 0..<12 {
            for month in 0..<5 {
                let wobble = Double((patient * 7 + month * 5 + patient * month) % 11) / 5 - 1
                rows += "\(patient),\(month),\(100 + Double(patient % 5) * 3 - 2 * Double(month) + wobble)\n"
            }
        }
        let file = try study.write(Array((rows + "13,2,NA\n").utf8), to: "long.csv")
        let report = try answer(["fit-mixed", file, "--formula", "y ~ month + (1 | patient)", "--json"])
        #expect(report["groups"] as? Int == 12 && report["rows_left_out"] as? Int == 1)
        let effects = try #require(report["effects"] as? [[String: Any]])
        let slope = try #require(effects.last?["estimate"] as? Double)
        #expect(abs(slope + 2) < 0.2)
        #expect(
            try Program.run(["fit-mixed", file, "--formula", "y ~ month + (1 | patient)"]).output.contains("month"))
    }

    @Test func wrongInputIsNamedWithItsLine() throws {
        let study = try StudyOnDisk()
        let file = try study.write(Array("t,y,sd\n-1,10,0.5\n0,x,0.5\n".utf8), to: "bad.csv")
        let answer = try Program.run(["fit", file])
        #expect(answer.status == 64 && answer.messages.contains("bad.csv:3"))
        #expect(try Program.run(["fit", study.path("none.csv")]).status == 66)
        let zero = try study.write(Array("t,y,sd\n-1,10,0\n".utf8), to: "zero.csv")
        #expect(try Program.run(["fit", zero]).messages.contains("above zero"))
        #expect(try Program.run(["fit-mixed", file, "--formula", "y"]).status == 64)
        #expect(try Program.run(["fit-mixed", file, "--formula", "y ~ q + (1 | t)"]).messages.contains("column q"))
    }
}
