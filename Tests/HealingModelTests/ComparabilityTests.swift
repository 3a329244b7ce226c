import StudyRecords
import Testing

@testable import HealingModel

/// Findings with their figures, family by family, and what skin tone does to a change.
@Suite struct ComparabilityTests {
    private static func definition(_ id: String, _ family: MetricDefinition.Family, isAbsolute: Bool = false)
        -> MetricDefinition
    {
        MetricDefinition(
            id: id, revision: 1, title: id, family: family, unit: "u", formula: "f", source: "s",
            expectedRange: -100...100, whileHealing: .none, invalidWhen: [], isAbsolute: isAbsolute,
            minimalDetectableChange: MinimalDetectableChange(mdc95: 2, source: "test"))
    }

    private let redness = definition("erythema-index", .redness)
    private let lightness = definition("l-star", .color, isAbsolute: true)
    private let texture = definition("tq", .texture)

    private func photo(_ hours: Double, _ values: [(String, RegionRole, Double)]) -> MeasuredPhoto {
        var photo = CourseBuilder.photo(hours, treated: nil)
        photo.values = values.map { metric, role, value in
            MetricValue(
                role: role, metric: metric, revision: 1, unit: "u", value: value, standardError: 0.1, pixels: 1000,
                flags: [])
        }
        photo.record.mmPerPixel = 0.05
        var quality = PhotoQuality()
        var region = RegionQuality(role: .treated)
        (region.sharpness, region.shadingPercent, region.lightDirection) = (0.6, 30, 350)
        quality.regions = [region]
        photo.record.quality = quality
        return photo
    }

    private func change(
        of definition: MetricDefinition, control: (Double, Double) = (15, 15), light: (Double, Double) = (60, 60),
        tone: Double = 45, _ edit: (inout MeasuredPhoto) -> Void = { _ in }
    ) throws -> ChangeRecord {
        let before = photo(
            -1,
            [
                ("erythema-index", .treated, 16), ("erythema-index", .control, control.0), ("l-star", .treated, 60),
                ("l-star", .control, light.0), ("tq", .treated, 4), ("tq", .control, 4), ("ita", .control, tone),
            ])
        var after = photo(
            24,
            [
                ("erythema-index", .treated, 26), ("erythema-index", .control, control.1), ("l-star", .treated, 58),
                ("l-star", .control, light.1), ("tq", .treated, 7), ("tq", .control, 4), ("ita", .control, tone),
            ])
        edit(&after)
        let rows = StudyAnalysis.analyze(
            photos: [before, after], treatments: [CourseBuilder.session(1, at: 0)], definitions: [definition],
            settings: ChangeSettings()
        ).changes
        return try #require(rows.first)
    }

    @Test func likePhotosAreComparableInEveryFamily() throws {
        for definition in [redness, lightness, texture] {
            let row = try change(of: definition)
            #expect(row.comparability == .comparable && row.findings.isEmpty)
        }
    }

    @Test func aControlThatMovedAccusesTheLight() throws {
        let care = try change(of: redness, control: (15, 17.5))
        #expect(care.comparability == .withCare)
        #expect(care.verdict == .increased)
        #expect(care.findings.map(\.text) == ["light-changed: control skin moved by 2.5 EI (care from 2.0, limit 4.0)"])
        let refused = try change(of: redness, control: (15, 19.6))
        #expect(refused.comparability == .notComparable && refused.verdict == .notComparable)
        #expect(refused.reasons == [.lightChanged])
        // The same light does not speak against texture.
        #expect(try change(of: texture, control: (15, 19.6)).comparability == .comparable)
    }

    @Test func exposureMattersToAbsoluteMetricsAlone() throws {
        #expect(try change(of: lightness, light: (60, 64)).comparability == .notComparable)
        #expect(try change(of: lightness, light: (60, 62)).comparability == .withCare)
        #expect(try change(of: redness, light: (60, 64)).comparability == .comparable)
    }

    @Test func textureWantsTheSameScaleBlurAndLight() throws {
        let closer = try change(of: texture) { $0.record.mmPerPixel = 0.05 / 1.4 }
        #expect(closer.comparability == .withCare)
        #expect(closer.findings.map(\.figure) == ["after is 1.4× closer"])
        #expect(try change(of: texture) { $0.record.mmPerPixel = 0.1 }.comparability == .notComparable)
        let turned = try change(of: texture) { $0.record.quality?.regions[0].lightDirection = 20 }
        #expect(turned.findings.map(\.figure) == ["the light turned by 30°"])
        let faint = try change(of: texture) {
            $0.record.quality?.regions[0].lightDirection = 170
            $0.record.quality?.regions[0].shadingPercent = 5
        }
        #expect(faint.comparability == .comparable)
        #expect(try change(of: redness) { $0.record.mmPerPixel = 0.2 }.comparability == .comparable)
    }

    @Test func blurIsReadFromTheRatioOfSharpness() throws {
        // Sharpness falls by exp(-4π²σ²(1/72 - 1/288)) = exp(-0.41123·σ²).
        let squared = try #require(BlurDifference.squaredSigma(0.6, 0.6 * 0.66281))
        #expect(abs(squared - 1) < 1e-4)
        #expect(BlurDifference.squaredSigma(0, 0.3) == nil)
        let blurred = try change(of: texture) { $0.record.quality?.regions[0].sharpness = 0.6 * 0.66281 }
        #expect(blurred.comparability == .withCare && blurred.findings.map(\.code) == [.blurChanged])
        let sharper = try change(of: texture) { $0.record.quality?.regions[0].sharpness = 1.4 }
        #expect(sharper.comparability == .notComparable)
        #expect(sharper.findings.first?.figure.hasPrefix("before is more blurred") == true)
    }

    @Test func automaticWhiteBalanceNeedsAControl() throws {
        func mixed(_ photo: inout MeasuredPhoto, _ mode: String) { photo.record.camera.whiteBalance = mode }
        var before = photo(-1, [("erythema-index", .treated, 16)])
        var after = photo(24, [("erythema-index", .treated, 26)])
        mixed(&before, "auto")
        mixed(&after, "manual")
        let alone = StudyAnalysis.analyze(
            photos: [before, after], treatments: [CourseBuilder.session(1, at: 0)], definitions: [redness],
            settings: ChangeSettings()
        ).changes.first
        #expect(alone?.verdict == .notComparable && alone?.reasons.contains(.whiteBalanceChanged) == true)
    }

    @Test func melaninGainIsPrintedBesideTheChange() throws {
        let row = try change(of: redness, tone: 33)
        let gain = try #require(row.melaninGain)
        #expect(abs(gain - 0.892) < 1e-12)
        let adjusted = try #require(row.adjustedChange)
        #expect(row.change == 10 && abs(adjusted - 10 / 0.892) < 1e-9)
        #expect(MelaninGain.gain(of: "erythema-index", ita: 75) == 1)
        #expect(MelaninGain.gain(of: "a-star", ita: 0) == 0.62)
        #expect(MelaninGain.gain(of: "erythema-index", ita: -41) == nil)
        #expect(MelaninGain.gain(of: "tq", ita: 30) == nil)
    }

    @Test func onTheDarkestSkinNoVerdictIsGiven() throws {
        let row = try change(of: redness, tone: -55)
        #expect(row.verdict == .cannotSay && row.reasons.contains(.skinToneOutOfRange))
        #expect(try change(of: texture, tone: -55).verdict == .increased)
        #expect(try change(of: redness, tone: -45).verdict == .increased)
    }
}
