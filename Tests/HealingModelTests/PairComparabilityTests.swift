import StudyRecords
import Testing

@testable import HealingModel

@Suite struct PairComparabilityTests {
    private func photo(_ hours: Double, treated: Double, registration: String) -> MeasuredPhoto {
        var photo = CourseBuilder.photo(hours, treated: treated)
        photo.record.camera.make = "Canon"
        photo.record.camera.model = "EOS R6"
        photo.record.camera.flashFired = false
        photo.record.profile = "sRGB IEC61966-2.1"
        photo.record.registration = registration
        (photo.record.width, photo.record.height) = (4000, 3000)
        return photo
    }

    /// The row of two alike photos after an edit of their records.
    private func pair(_ edit: (inout PhotoRecord, inout PhotoRecord) -> Void) throws -> ChangeRecord {
        var before = photo(-1, treated: 20, registration: "baseline")
        var after = photo(24, treated: 30, registration: "not-registered")
        edit(&before.record, &after.record)
        return try #require(
            CourseBuilder.outcome([before, after], [CourseBuilder.session(1, at: 0)]).changes.first)
    }

    @Test func alikePhotosAreComparable() throws {
        #expect(try pair { _, _ in }.verdict == .increased)
    }

    @Test func anotherCameraForbidsTheComparison() throws {
        let row = try pair { $1.camera.model = "EOS R5" }
        #expect(row.verdict == .notComparable)
        #expect(row.reasons == [.cameraChanged])
        // The numbers stay readable; only the verdict is withheld.
        #expect(row.change == 10)
    }

    @Test func anotherProfileForbidsTheComparison() throws {
        let row = try pair { ($1.profile, $1.reasons) = ("Display P3", [.profileUnsupported]) }
        #expect(row.verdict == .notComparable)
        #expect(row.reasons == [.profileChanged])
    }

    @Test func allNamesOfSRGBAreTheSameProfile() throws {
        #expect(try pair { ($0.profile, $1.profile) = ("sRGB IEC61966-2.1", nil) }.verdict == .increased)
    }

    @Test func flashInOnePhotoForbidsTheComparison() throws {
        let row = try pair { $1.camera.flashFired = true }
        #expect(row.verdict == .notComparable)
        #expect(row.reasons == [.flashChanged])
    }

    @Test func anotherSizeForbidsItWhereRegionsWereDrawn() throws {
        let drawn = try pair { $1.width = 2000 }
        #expect(drawn.verdict == .notComparable)
        #expect(drawn.reasons == [.sizeMismatch])
        let undrawn = try pair { before, after in
            (before.registration, after.registration) = (nil, nil)
            after.width = 2000
        }
        #expect(undrawn.verdict == .increased)
    }

    @Test func anotherSizeIsNoMatterWhereTheRegionWasFoundAgain() throws {
        let row = try pair { _, after in
            after.registration = "registered"
            after.width = 2000
        }
        #expect(row.verdict == .increased)
    }

    @Test func whatACameraDidNotWriteIsNotHeldAgainstThePair() throws {
        let row = try pair {
            $0.camera = CameraRecord()
            $1.camera.flashFired = true
        }
        #expect(row.verdict == .increased)
    }

    @Test func everyObstacleIsNamed() throws {
        let row = try pair { _, after in
            after.camera.model = "EOS R5"
            after.camera.flashFired = true
            (after.profile, after.reasons) = ("Display P3", [.profileUnsupported])
            after.height = 100
        }
        #expect(row.reasons == [.cameraChanged, .flashChanged, .profileChanged, .sizeMismatch])
    }

    /// One odd shot among several is enough: it is in the mean.
    @Test func everyShotOfAVisitCounts() throws {
        var odd = CourseBuilder.photo(24, treated: 30, shot: 2)
        odd.record.camera.model = "Pixel 9"
        var (before, after) = (CourseBuilder.photo(-1, treated: 20), CourseBuilder.photo(24, treated: 30, shot: 1))
        before.record.camera.model = "EOS R6"
        after.record.camera.model = "EOS R6"
        let outcome = CourseBuilder.outcome([before, after, odd], [CourseBuilder.session(1, at: 0)])
        #expect(outcome.changes.map(\.reasons) == [[.cameraChanged]])
    }
}
