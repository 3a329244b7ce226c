import TestSupport
import Testing

@testable import Pipeline

/// Text files of a study with random damage: an error or a value, never a crash or a hang.
@Suite struct MutatedInputTests {
    private static let pieces: [String] = [
        ",", "\"", "\n", "\r", "\u{0}", "é", "\u{FEFF}", "{", "}", "[", "]", ":", "-1e999", "1e308", "NaN", "null",
        "- ",
        "&a", "*a", "<<: *a", "'", "\t", "\u{202E}", "9999999999999999999", "2026-13-45T99:99",
    ]

    /// The text with up to eight pieces replaced, inserted, cut or doubled.
    private func mutated(_ text: String, _ random: inout SplitMix64) -> String {
        var characters = Array(text.unicodeScalars)
        for _ in 0...Int.random(in: 0...7, using: &random) {
            let place = Int.random(in: 0...characters.count, using: &random)
            let end = min(characters.count, place + Int.random(in: 0...12, using: &random))
            let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &random)]
            switch Int.random(in: 0..<4, using: &random) {
            case 0: characters.replaceSubrange(place..<end, with: Array(piece.unicodeScalars))
            case 1: characters.insert(contentsOf: Array(piece.unicodeScalars), at: place)
            case 2: characters.removeSubrange(place..<end)
            default: characters.insert(contentsOf: characters[place..<end], at: place)
            }
        }
        return String(String.UnicodeScalarView(characters))
    }

    /// How many of the damaged texts were refused.
    private func refusals(of text: String, rounds: Int, seed: UInt64, _ read: (String) throws -> Void) -> Int {
        var random = SplitMix64(seed: seed)
        var refused = 0
        for _ in 0..<rounds {
            do { try read(mutated(text, &random)) } catch { refused += 1 }
        }
        return refused
    }

    @Test func geoJSON() {
        let text = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"role": "treated"},
            "geometry": {"type": "Polygon", "coordinates": [[[1, 2], [30, 2], [30, 40.5], [1, 2]]]}}]}
            """
        let refused = refusals(of: text, rounds: 4000, seed: 1) {
            _ = try GeoJSONReader.polygons(from: Array($0.utf8), file: "regions.geojson")
        }
        #expect(refused > 1000)
    }

    @Test func photoTable() {
        let text = """
            path,subject,region,visit,captured_at,shot,note
            a/2026-03-01/cheek.jpg,a,cheek,2026-03-01,2026-03-01T09:30:00+01:00,1,"a ""note"" b"
            a/2026-03-02/cheek.jpg,a,cheek,2026-03-02,,,
            """
        let refused = refusals(of: text, rounds: 4000, seed: 2) {
            _ = try PhotoTable.read($0, file: "photos.csv", assumedOffsetMinutes: 60)
        }
        #expect(refused > 500)
    }

    @Test func treatmentTable() {
        let text = """
            subject,session,treated_at,device,needle_mm,passes,regions,setting
            a,1,2026-03-01T09:45:00+01:00,roller,0.5,4,*,clinic
            """
        let refused = refusals(of: text, rounds: 4000, seed: 3) {
            _ = try TreatmentTable.read($0, file: "treatments.csv", assumedOffsetMinutes: 0)
        }
        #expect(refused > 500)
    }

    @Test func settings() {
        let text = StudySettings().yaml
        let refused = refusals(of: text, rounds: 1500, seed: 4) {
            _ = try StudySettings(yaml: $0, file: "study.yaml")
        }
        #expect(refused > 300)
    }

    /// Aliases that stand for aliases: a few lines of YAML that would unpack to gigabytes.
    @Test func nestedYAMLAliasesEnd() {
        var lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
        for (name, next) in zip("abcdefghijk", "bcdefghijkl") {
            lines.append("\(next): &\(next) [\((0..<9).map { _ in "*\(name)" }.joined(separator: ", "))]")
        }
        let started = ContinuousClock.now
        #expect(throws: (any Error).self) {
            try StudySettings(yaml: lines.joined(separator: "\n"), file: "study.yaml")
        }
        #expect(ContinuousClock.now - started < .seconds(5))
    }

    @Test func deepGeoJSONEnds() {
        let text = String(repeating: "[", count: 200_000)
        #expect(throws: (any Error).self) { try GeoJSONReader.polygons(from: Array(text.utf8), file: "deep.geojson") }
    }
}
