import Foundation
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Rendered cards with known places and colors; the large sets behind Documentation/Validation.md run the same scenes.
struct CardSearchTests {
    private func reading(_ scene: CardScene, _ settings: CardSettings = CardSettings()) throws -> CardReading {
        CardReader(try scene.render(), settings: settings).read()
    }

    private func offset(_ record: CalibrationRecord, _ scene: CardScene) -> Double {
        record.patches.indices.map { patch in
            let (seen, true_) = (record.patches[patch].center, scene.center(patch))
            return hypot(seen.x - true_.x, seen.y - true_.y) / (scene.pitch * scene.fill)
        }.max() ?? .infinity
    }

    @Test(arguments: UInt64(1)...4) func cardsAreFound(seed: UInt64) throws {
        let scene = CardSceneSets.found(seed)
        let record = try #require(try reading(scene).record)
        #expect(record.isApplied)
        #expect(offset(record, scene) < 0.05)
        #expect(try #require(record.meanDifference) < 3)
    }

    @Test(arguments: UInt64(1)...2) func shadowsAreNamed(seed: UInt64) throws {
        let scene = CardSceneSets.shadowed(seed)
        let reading = try reading(scene)
        #expect(reading.record?.isApplied == true)
        #expect(reading.flags.contains(.cardShadow))
    }

    @Test(arguments: UInt64(1)...2) func coveredAndClippedCardsAreRefused(seed: UInt64) throws {
        let covered = try reading(CardSceneSets.covered(seed))
        #expect(covered.flags == [.cardCovered])
        #expect(covered.record?.isApplied == false)
        #expect(try reading(CardSceneSets.clipped(seed)).flags == [.cardClipped])
    }

    @Test(arguments: UInt64(1)...4) func otherGridsAreNoCard(seed: UInt64) throws {
        #expect(try reading(CardSceneSets.foreign(seed)).record?.isApplied != true)
        let lookalike = try reading(CardSceneSets.lookalike(seed))
        #expect(lookalike.record == nil)
        #expect(lookalike.flags.isEmpty)
    }

    @Test func tinyPatchesAreNamedAndKindsTold() throws {
        var scene = CardScene(colors: CardSceneSets.card)
        (scene.fill, scene.pitch) = (0.876, 60)
        let classic = try reading(scene)
        #expect(classic.record?.cardKind == "classic")
        #expect(abs(try #require(classic.record?.mmPerPixel) - 45.7 / 60) < 0.004)
        scene.fill = 0.823
        #expect(try reading(scene).record?.cardKind == "mini-or-passport")
        var settings = CardSettings()
        settings.kind = .passport
        #expect(try reading(scene, settings).record?.cardKind == "passport")
    }

    @Test func hintAndSwitchAreHeeded() throws {
        var scene = CardScene(colors: CardSceneSets.card)
        (scene.pitch, scene.center) = (25, (x: 650, y: 500))
        var settings = CardSettings()
        settings.hint = [560, 440, 740, 560]
        #expect(try reading(scene, settings).record?.isApplied == true)
        settings.hint = [0, 0, 300, 300]
        #expect(try reading(scene, settings).record == nil)
        settings.search = false
        settings.hint = nil
        #expect(try reading(scene, settings).record == nil)
    }
}

/// The table of Documentation/Validation.md: `CARD_SCENES=200 swift test --filter CardSceneCensus` prints it anew.
struct CardSceneCensus {
    private static let scenes = ProcessInfo.processInfo.environment["CARD_SCENES"].flatMap { UInt64($0) } ?? 0

    @Test(.enabled(if: scenes > 0)) func count() throws {
        let sets: [(String, (UInt64) -> CardScene)] = [
            ("card", CardSceneSets.found), ("hard", CardSceneSets.hard), ("shadow", CardSceneSets.shadowed),
            ("covered", CardSceneSets.covered), ("clipped", CardSceneSets.clipped), ("foreign", CardSceneSets.foreign),
            ("look-alike", CardSceneSets.lookalike),
        ]
        for (name, set) in sets {
            var outcomes: [String: Int] = [:]
            for seed in 1...CardSceneCensus.scenes { outcomes[try outcome(set(seed)), default: 0] += 1 }
            print(name, outcomes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
    }

    private func outcome(_ scene: CardScene) throws -> String {
        let reading = CardReader(try scene.render(), settings: CardSettings()).read()
        guard let record = reading.record, record.isApplied else {
            return reading.flags.first?.rawValue ?? "none"
        }
        let isPlaced = record.patches.indices.allSatisfy { patch in
            let (seen, wanted) = (record.patches[patch].center, scene.center(patch))
            return hypot(seen.x - wanted.x, seen.y - wanted.y) < 0.15 * scene.pitch * scene.fill
        }
        return isPlaced ? "applied" : "misplaced"
    }
}
