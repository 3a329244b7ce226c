import Foundation
import Imaging
import StudyRecords
import TestSupport
import Testing

@testable import Pipeline

/// What a photo's color space does to its state, its flags and its values.
@Suite struct PhotoColorTests {
    /// One skin color in a noisy field; code points of ITU-T H.273 where given.
    private func photo(_ color: (Int, Int, Int), codePoints: [UInt8]? = nil) throws -> MeasuredPhoto {
        var random = SplitMix64(seed: 8)
        let image = Patch.image(width: 96, height: 96) { _, _ in
            let noise = Int.random(in: -2...2, using: &random)
            return (UInt8(color.0 + noise), UInt8(color.1 + noise), UInt8(color.2 + noise))
        }
        var png = try PhotoWriter.png(image)
        if let codePoints { png = Array(png[..<33]) + PNGChunk.bytes("cICP", codePoints) + png[33...] }
        let file = FileManager.default.temporaryDirectory.appending(path: "color-\(UUID().uuidString).png")
        try Data(png).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let measured = try OneOffMeasurement(
            photos: [file.path], regionFile: nil, mmPerPixel: nil, lanes: 1
        ).perform()
        return try #require(measured.first)
    }

    private func value(_ metric: String, of photo: MeasuredPhoto) -> Double? {
        photo.values.first { $0.metric == metric && $0.role == .treated }?.value
    }

    @Test func withoutAProfileValuesSaySoAndTheStateStays() throws {
        let plain = try photo((200, 150, 130))
        #expect(plain.record.state == .measured)
        #expect(plain.record.profile == nil)
        #expect(!plain.values.isEmpty)
        #expect(plain.values.allSatisfy { $0.flags.contains(.profileMissing) })
    }

    @Test func aProfileIsAppliedWithoutDoubt() throws {
        let plain = try photo((200, 150, 130))
        let wide = try photo((200, 150, 130), codePoints: [12, 13, 0, 1])
        #expect(wide.record.state == .measured)
        #expect(wide.record.profile == "H.273 12/13")
        #expect(
            wide.values.allSatisfy { !$0.flags.contains(.profileMissing) && !$0.flags.contains(.profileUnsupported) })
        let (a, b) = (try #require(value("a-star", of: plain)), try #require(value("a-star", of: wide)))
        // The same codes stand for a redder color in Display P3.
        #expect(b - a > 2)
    }

    /// Red leaves sRGB long before its code is full: nothing is clipped there, and the gate still sees skin.
    @Test func clippingIsJudgedByStoredCodes() throws {
        let red = try photo((244, 165, 140), codePoints: [12, 13, 0, 1])
        #expect(red.record.state == .measured)
        #expect(red.record.clippedPercent == 0)
        let full = try photo((252, 165, 140), codePoints: [12, 13, 0, 1])
        #expect(full.record.state != .measured)
    }

    @Test func highDynamicRangeIsRefused() throws {
        let photo = try photo((200, 150, 130), codePoints: [9, 16, 0, 1])
        #expect(photo.record.state == .refused)
        #expect(photo.record.reasons == [.unsupported])
    }
}
