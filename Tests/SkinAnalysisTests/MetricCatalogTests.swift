import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// What holds for every metric.
@Suite struct MetricCatalogTests {
    @Test func definitionsAreComplete() {
        let definitions = MetricCatalog.definitions
        #expect(Set(definitions.map(\.id)).count == definitions.count)
        for definition in definitions {
            #expect(!definition.unit.isEmpty && !definition.formula.isEmpty && !definition.source.isEmpty)
            #expect(!definition.invalidWhen.isEmpty && definition.revision >= 1)
            #expect(
                definition.id.unicodeScalars.allSatisfy {
                    "abcdefghijklmnopqrstuvwxyz0123456789-.".unicodeScalars.contains($0)
                })
        }
    }

    @Test func everyMetricHasABaselineValue() throws {
        // A metric without a value on plain skin would be a metric nobody ever computed.
        let image = try #require(SyntheticBaseline.image)
        let scaled = try FlatPatchTests.values(image, polygons: SyntheticBaseline.regions, mmPerPixel: 0.05)
        let unscaled = try FlatPatchTests.values(image, polygons: SyntheticBaseline.regions)
        // Lines and pores are not on plain skin.
        let drawn = Array(try PatchTextureTests.values(PatchTextureTests.skin.photo()).values)
        for definition in MetricCatalog.all.map(\.definition) {
            let known = (drawn + scaled + unscaled).filter { $0.metric == definition.id && $0.role == .treated }
            #expect(
                known.contains { $0.value.map { definition.expectedRange.contains($0) } == true }, "\(definition.id)")
        }
    }
}
