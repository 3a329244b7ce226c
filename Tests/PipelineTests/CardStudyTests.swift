import Colorimetry
import SkinAnalysis
import StudyRecords
import Testing

@testable import Pipeline

/// What study.yaml and region files say about cards and references.
struct CardStudyTests {
    @Test func cardSettingsAreReadAndWrittenBack() throws {
        let yaml = """
            card:
              edition: before-2014
              kind: passport
              model: root-polynomial
              hint: [10, 20, 300, 240]
              warn_residual: 2.5
            """
        let settings = try StudySettings(yaml: yaml, file: "study.yaml")
        #expect(settings.analysis.card.edition == .before2014)
        #expect(settings.analysis.card.kind == .passport)
        #expect(settings.analysis.card.model == .rootPolynomial)
        #expect(settings.analysis.card.hint == [10, 20, 300, 240])
        #expect(try StudySettings(yaml: settings.yaml, file: "study.yaml") == settings)
        #expect(try StudySettings(yaml: StudySettings().yaml, file: "study.yaml") == StudySettings())
    }

    @Test(arguments: ["search: maybe", "edition: 2014", "kind: nano", "hint: [1, 2, 3]", "hint: [1, 2, x, 4]"])
    func wrongCardSettingsAreRefusedByLine(line: String) {
        let error = #expect(throws: InputError.self) {
            try StudySettings(yaml: "card:\n  \(line)\n", file: "study.yaml")
        }
        #expect(error?.line == 2)
    }

    private func polygons(_ properties: String) throws -> [RegionPolygon] {
        let json = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {\(properties)},
            "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]}}]}
            """
        return try GeoJSONReader.polygons(from: Array(json.utf8), file: "cheek.geojson")
    }

    @Test func referencesCarryTheirColors() throws {
        let gray = try #require(try polygons(#""role": "gray""#).first)
        #expect(gray.role == .gray)
        #expect(gray.labD50 == nil)
        #expect(try polygons(#""role": "reference", "lab": [62.7, 35.8, 56.5]"#).first?.labD50 == [62.7, 35.8, 56.5])
        // sRGB white is L* = 100 under any white it is adapted to.
        let white = try #require(try polygons(#""role": "reference", "srgb": [255, 255, 255]"#).first?.labD50)
        #expect(abs(white[0] - 100) < 1e-9 && abs(white[1]) < 0.02 && abs(white[2]) < 0.02)
        #expect(throws: InputError.self) { try polygons(#""role": "reference", "lab": [62.7, 35.8]"#) }
        #expect(throws: InputError.self) { try polygons(#""role": "gray", "srgb": [300, 0, 0]"#) }
    }
}
