import Foundation
import Imaging
import TestSupport
import Testing

/// `measure --features ibsi` and `metrics --features ibsi`.
@Suite struct FeatureCommandTests {
    private static func skin(gain: Double = 1) throws -> [UInt8] {
        let skin = MovedSkin(width: 220, height: 180, seed: 8).photo(noise: 0)
        let image = Patch.image(width: 220, height: 180) { x, y in
            let light = skin.linearLight(x: x, y: y)
            func code(_ value: Float) -> UInt8 {
                let linear = min(1, Double(value) * gain)
                let encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
                return UInt8((255 * encoded).rounded())
            }
            return (code(light.x), code(light.y), code(light.z))
        }
        return try PhotoWriter.png(image)
    }

    @Test func csvStatesEverySetting() throws {
        let study = try StudyOnDisk()
        let photo = try study.write(try FeatureCommandTests.skin(), to: "cheek.png")
        let answer = try Program.run(["measure", photo, "--features", "ibsi", "--mm-per-px", "0.05", "--csv"])
        #expect(answer.status == 0)
        let rows = StudyOnDisk.rows(answer.output)
        // 18 + 23 + 7 of first order, 2 × 25 + 16 × 3 + 5 + 17 of texture, 4 of each of 14 filters.
        #expect(rows.count == 224)
        #expect(rows.allSatisfy { $0["role"] == "treated" && $0["pitch"] == "0.1" && $0["length_unit"] == "mm" })
        let contrast = rows.filter { $0["feature"] == "cm_contrast" }
        #expect(contrast.compactMap { $0["distance"] } == ["0.2", "0.4"])
        for row in contrast {
            #expect(row["ibsi_id"] == "ACUI" && row["aggregation_id"] == "SUJT" && row["bin_width"] == "1")
            #expect(row["lowest"] == "-16" && row["levels"] == "32" && row["discretization"] == "fixed-bin-size")
            #expect(row["pixels"] == "9900" && row["flags"]?.contains("no-scale") == false)
        }
        #expect(rows.allSatisfy { Double($0["value"] ?? "")?.isFinite == true })
    }

    @Test func withoutScalePixelsAreFlagged() throws {
        let study = try StudyOnDisk()
        let photo = try study.write(try FeatureCommandTests.skin(), to: "cheek.png")
        let json = try Program.run(["measure", photo, "--features", "ibsi", "--json"])
        #expect(json.status == 0)
        #expect(json.output.contains("\"no-scale\"") && json.output.contains("\"length_unit\" : \"px\""))
        #expect(json.output.contains("\"image\" : \"gabor-4-px\""))
        let coarse = try Program.run(["measure", photo, "--features", "ibsi", "--mm-per-px", "0.2"])
        #expect(coarse.output.contains("pitch-too-coarse"))
        #expect(try Program.run(["measure", photo, "--features", "other"]).status == 64)
    }

    /// t is gain-free, so exposure changes nothing but the rounding of codes.
    @Test func exposureCancels() throws {
        let study = try StudyOnDisk()
        let photos = [
            try study.write(try FeatureCommandTests.skin(), to: "a.png"),
            try study.write(try FeatureCommandTests.skin(gain: 0.85), to: "b.png"),
        ]
        let answer = try Program.run(["measure"] + photos + ["--features", "ibsi", "--mm-per-px", "0.05", "--csv"])
        let rows = StudyOnDisk.rows(answer.output)
        for feature in ["stat_var", "cm_contrast", "cm_joint_entr", "rlm_sre", "ngt_contrast"] {
            let values = rows.filter { $0["feature"] == feature && $0["image"] == "contrast" }
                .compactMap { Double($0["value"] ?? "") }
            let half = values.count / 2
            #expect(half > 0)
            for index in 0..<half { #expect(abs(values[index + half] / values[index] - 1) < 0.01, "\(feature)") }
        }
    }

    @Test func catalogNamesEveryFeature() throws {
        let answer = try Program.run(["metrics", "--features", "ibsi", "--json"])
        #expect(answer.status == 0)
        #expect(answer.output.components(separatedBy: "\"ibsi_id\"").count - 1 == 143)
        #expect(answer.output.contains("\"ibsi_id\" : \"ACUI\""))
        let text = try Program.run(["metrics", "--features", "ibsi"])
        #expect(text.output.contains("cm_contrast  contrast [1], IBSI ACUI, glcm LFYI"))
    }
}
