import Foundation
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import SkinAnalysis

/// Spots and lines whose number, size and depth are known.
@Suite struct SpotAndLineTests {
    private func value(_ id: String, _ image: EncodedImage, mmPerPixel: Double = 0.05) throws -> Double {
        try #require(try PatchTextureTests.values(image, mmPerPixel: mmPerPixel)[id]?.value, "\(id)")
    }

    /// Bleeding points on skin with furrows, down to ten pixels per millimetre.
    @Test(arguments: [0.05, 0.1], [0.0, 25, 100, 200, 400])
    func punctaAreCounted(_ pitch: Double, _ density: Double) throws {
        let side = Int((20 / pitch).rounded())
        var skin = ReliefSkin(width: side, height: side, pitch: pitch)
        skin.addFurrows(perCM2: 250, depth: 4, seed: 11)
        let placed = skin.addPuncta(
            perCM2: density, diameterMM: 0.2...0.32, blood: 0.5, apartMM: 0.36, seed: 12 + UInt64(density))
        let truth = Double(placed) / skin.areaCM2
        let found = try value("puncta-density", skin.photo(blur: 0.6, noise: 1), mmPerPixel: pitch)
        // At ten pixels per millimetre points 0.36 mm apart run together: a sixth of 400 is not told apart.
        let share = pitch == 0.1 && density == 400 ? 0.2 : 0.1
        #expect(abs(found - truth) <= max(1, share * truth), "\(found) of \(truth)")
    }

    @Test func punctaOfAllSizesAndTheirArea() throws {
        var skin = ReliefSkin(width: 500, height: 500)
        let placed = skin.addPuncta(perCM2: 40, diameterMM: 0.25...0.9, blood: 0.4, apartMM: 1.1, seed: 3)
        let image = skin.photo()
        #expect(abs(try value("puncta-density", image) - Double(placed) / skin.areaCM2) < 4)
        let covered = skin.blood.values.reduce(0) { $0 + Double($1) } / 0.4 / Double(skin.blood.values.count)
        let share = try value("puncta-area", image)
        #expect(abs(share - 100 * covered) < 0.2 * 100 * covered)
        // Pores are no blood.
        #expect(try value("puncta-density", PatchTextureTests.skin.photo()) == 0)
    }

    @Test func poreLikeSpotsFollowTheirNumber() throws {
        var found: [Double] = []
        let densities = [0.0, 20, 50, 80, 120, 160, 200, 260]
        for (index, density) in densities.enumerated() {
            var skin = ReliefSkin(width: 300, height: 300)
            skin.addFurrows(perCM2: 250, depth: 3, seed: UInt64(40 + index))
            skin.addPores(perCM2: density, depth: 10...25, seed: UInt64(50 + index))
            found.append(try value("pore-like-density", skin.photo(seed: UInt64(60 + index))))
        }
        #expect(Rank.correlation(densities, found) >= 0.9)
    }

    @Test func poresHaveTheirDiameterAndDepth() throws {
        var skin = ReliefSkin(width: 300, height: 300)
        let placed = skin.addPores(perCM2: 60, diameterMM: 0.4...0.4, depth: 15...15, apartMM: 1, seed: 5)
        let image = skin.photo(blur: 0.3, noise: 0.5)
        // Pores that the border of the region cuts are not counted.
        #expect(abs(try value("pore-like-density", image) - Double(placed) / skin.areaCM2) < 5)
        #expect(abs(try value("pore-like-diameter", image) - 0.4) < 0.03)
    }

    @Test func lineDepthFollowsItsTruth() throws {
        var found: [[Double]] = []
        let depths = [7.0, 9, 11, 14, 17, 20, 24, 28]
        for (index, depth) in depths.enumerated() {
            var skin = ReliefSkin(width: 360, height: 360)
            skin.addFurrows(perCM2: 200, depth: 2.5, seed: UInt64(70 + index))
            for line in 0..<4 {
                let y = 40 + 85 * Double(line)
                skin.addLine(from: (20, y), to: (340, y + 20), widthMM: 0.5, depth: depth)
            }
            let values = try PatchTextureTests.values(skin.photo(seed: UInt64(80 + index)))
            found.append(["line-depth", "line-density", "line-area"].map { values[$0]?.value ?? 0 })
        }
        #expect(Rank.correlation(depths, found.map { $0[0] }) >= 0.9)
        // Four lines of 16 mm on 3.24 cm².
        for values in found.dropFirst(2) { #expect(abs(values[1] - 4 * 16.03 / 3.24) < 3, "\(values[1])") }
    }

    @Test(arguments: [0.0, 17, 45, 71]) func aLineHasItsLengthInAnyDirection(_ degrees: Double) throws {
        var skin = ReliefSkin(width: 400, height: 400)
        let (dx, dy) = (150 * cos(degrees * .pi / 180), 150 * sin(degrees * .pi / 180))
        skin.addLine(from: (200 - dx, 200 - dy), to: (200 + dx, 200 + dy), widthMM: 0.4, depth: 15)
        let values = try PatchTextureTests.values(skin.photo(noise: 0.5))
        let density = try #require(values["line-density"]?.value)
        #expect(abs(density * 4 - 15) < 1.5, "\(density * 4)")
        #expect(abs(try #require(values["line-depth"]?.value) - 15) < 2.5, "\(values["line-depth"]?.value ?? 0)")
    }

    @Test func scarsAreDepthTimesArea() throws {
        func relief(_ depth: Double) throws -> Double {
            var skin = ReliefSkin(width: 500, height: 500)
            skin.addPores(perCM2: 4, diameterMM: 1.5...2.5, depth: depth...depth, apartMM: 4, seed: 9)
            return try value("scar-relief", skin.photo())
        }
        let (shallow, deep) = (try relief(8), try relief(16))
        #expect(shallow > 0 && abs(deep / shallow - 2) < 0.35, "\(shallow), \(deep)")
    }
}

/// Spearman's rank correlation of values without ties.
enum Rank {
    static func correlation(_ a: [Double], _ b: [Double]) -> Double {
        let (first, second) = (ranks(a), ranks(b))
        let square = zip(first, second).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        let count = Double(a.count)
        return 1 - 6 * square / (count * (count * count - 1))
    }

    private static func ranks(_ values: [Double]) -> [Double] {
        values.map { value in Double(values.count { $0 < value }) }
    }
}
