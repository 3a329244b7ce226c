import Colorimetry
import Foundation
import Testing

/// Published numbers and independently computed ones.
@Suite struct PublishedColorTests {
    private func rows(_ name: String) throws -> [[String: Double]] {
        let folder = try #require(Bundle.module.resourceURL)
        let text = try String(contentsOf: folder.appending(path: "Fixtures/\(name)"), encoding: .utf8)
        let lines = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        let header = try #require(lines.first)
        return lines.dropFirst().map { fields in
            Dictionary(
                uniqueKeysWithValues: zip(header, fields).compactMap { name, text in
                    Double(text).map { (String(name), $0) }
                })
        }
    }

    @Test func ciede2000ReproducesSharmasTable() throws {
        let pairs = try rows("ciede2000_sharma.csv")
        #expect(pairs.count > 25)
        for pair in pairs {
            let values = pair
            let first = CIELAB(
                lightness: try #require(values["L1"]), aStar: try #require(values["a1"]),
                bStar: try #require(values["b1"]))
            let second = CIELAB(
                lightness: try #require(values["L2"]), aStar: try #require(values["a2"]),
                bStar: try #require(values["b2"]))
            let truth = try #require(values["dE00"])
            #expect(abs(first.ciede2000(to: second) - truth) < 5.1e-5)
            #expect(abs(second.ciede2000(to: first) - truth) < 5.1e-5)
            #expect(first.ciede2000(to: first) == 0)
        }
    }

    @Test func forearmsHaveTheirComputedColors() throws {
        let forearms = try rows("nist_skin_colour_s001-050.csv")
        #expect(forearms.count == 50)
        for row in forearms {
            let lab = CIELAB(
                red: try #require(row["R_lin"]), green: try #require(row["G_lin"]), blue: try #require(row["B_lin"]))
            #expect(abs(lab.lightness - (try #require(row["L"]))) < 0.02)
            #expect(abs(lab.aStar - (try #require(row["a"]))) < 0.03)
            #expect(abs(lab.bStar - (try #require(row["b"]))) < 0.03)
            let ita = try #require(IndividualTypologyAngle.degrees(lightness: lab.lightness, bStar: lab.bStar))
            #expect(abs(ita - (try #require(row["ITA_deg"]))) < 0.1)
        }
    }

    /// Caucasian cheek and African forearm: 8-bit sRGB → EI, MI, ITA as published with the metric definitions.
    @Test(arguments: [(173.0, 135.5, 118.5, 23.30, 37.9, 33.3), (117.0, 81.7, 66.1, 32.78, 75.0, -38.3)])
    func indicesOfKnownSkin(_ skin: (Double, Double, Double, Double, Double, Double)) throws {
        let linear = [skin.0, skin.1, skin.2].map { SRGBTransfer.linear(fromEncoded: $0 / 255) }
        let density = linear.map(PigmentIndices.opticalDensity)
        #expect(abs(PigmentIndices.erythema(red: density[0], green: density[1]) - skin.3) < 0.1)
        #expect(abs(PigmentIndices.melanin(red: density[0]) - skin.4) < 0.1)
        let lab = CIELAB(red: linear[0], green: linear[1], blue: linear[2])
        let ita = try #require(IndividualTypologyAngle.degrees(lightness: lab.lightness, bStar: lab.bStar))
        #expect(abs(ita - skin.5) < 0.2)
    }

    /// Simulated skin with little and with much blood: linear RGB → Lab and EI.
    @Test(arguments: [
        (0.5532, 0.3717, 0.2893, 69.78, 9.07, 13.56, 17.27), (0.4515, 0.2302, 0.1865, 59.35, 16.47, 13.74, 29.26),
        (0.1810, 0.0698, 0.0361, 36.19, 15.85, 20.24, 41.36),
    ])
    func simulatedSkin(_ skin: (Double, Double, Double, Double, Double, Double, Double)) {
        let lab = CIELAB(red: skin.0, green: skin.1, blue: skin.2)
        #expect(abs(lab.lightness - skin.3) < 0.02)
        #expect(abs(lab.aStar - skin.4) < 0.05)
        #expect(abs(lab.bStar - skin.5) < 0.05)
        let erythema = PigmentIndices.erythema(
            red: PigmentIndices.opticalDensity(skin.0), green: PigmentIndices.opticalDensity(skin.1))
        #expect(abs(erythema - skin.6) < 0.06)
    }

    @Test func classesOwnTheirUpperCut() {
        let cuts: [(Double, SkinToneClass)] = [
            (55, .light), (55.001, .veryLight), (41, .intermediate), (28, .tan), (10, .brown), (-30, .dark),
            (-29.9, .brown),
        ]
        for (angle, tone) in cuts { #expect(SkinToneClass(ita: angle) == tone) }
    }

    @Test func exposureLeavesErythemaAndHemoglobinAlone() {
        let skin = [0.418, 0.245, 0.184]
        let rest = skin.map(PigmentIndices.opticalDensity)
        for power in -2...1 {
            let lit = skin.map {
                PigmentIndices.opticalDensity($0 * (power < 0 ? 1 / Double(1 << -power) : Double(1 << power)))
            }
            let erythema = PigmentIndices.erythema(red: lit[0], green: lit[1])
            #expect(abs(erythema - PigmentIndices.erythema(red: rest[0], green: rest[1])) < 1e-9)
            let hemoglobin = PigmentIndices.hemoglobin(red: lit[0], green: lit[1], blue: lit[2])
            #expect(abs(hemoglobin - PigmentIndices.hemoglobin(red: rest[0], green: rest[1], blue: rest[2])) < 1e-9)
        }
    }

    @Test func whiteIsNeutralAndTheMatrixIsTheStandards() {
        let white = CIELAB(red: 1, green: 1, blue: 1)
        #expect(abs(white.lightness - 100) < 1e-12)
        #expect(abs(white.aStar) < 1e-12)
        #expect(abs(white.bStar) < 1e-12)
        let published = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
        for (row, truth) in zip(SRGBPrimaries.toXYZ, published) {
            for (value, rounded) in zip(row, truth) { #expect(abs(value - rounded) < 6e-5) }
        }
    }

    @Test func anglesWithoutYellowHaveNoClass() {
        #expect(IndividualTypologyAngle.degrees(lightness: 60, bStar: 0) == nil)
        #expect(IndividualTypologyAngle.degrees(lightness: 60, bStar: -3) == nil)
    }
}
