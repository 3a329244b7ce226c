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

    @Test(arguments: UInt64(1)...6) func cardsAreFound(seed: UInt64) throws {
        let scene = CardSceneSets.found(seed)
        let record = try #require(try reading(scene).record)
        #expect(record.isApplied)
        #expect(offset(record, scene) < 0.05)
        #expect(try #require(record.meanDifference) < 3)
    }

    @Test(arguments: UInt64(1)...4) func shadowsAreNamed(seed: UInt64) throws {
        let scene = CardSceneSets.shadowed(seed)
        let reading = try reading(scene)
        #expect(reading.record?.isApplied == true)
        #expect(reading.flags.contains(.cardShadow))
    }

    @Test(arguments: UInt64(1)...3) func coveredAndClippedCardsAreRefused(seed: UInt64) throws {
        let covered = try reading(CardSceneSets.covered(seed))
        #expect(covered.flags == [.cardCovered])
        #expect(covered.record?.isApplied == false)
        #expect(try reading(CardSceneSets.clipped(seed)).flags == [.cardClipped])
    }

    @Test(arguments: UInt64(1)...6) func otherGridsAreNoCard(seed: UInt64) throws {
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
