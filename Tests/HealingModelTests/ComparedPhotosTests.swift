import StudyRecords
import Testing

@testable import HealingModel

/// One pair outside any study.
@Suite struct ComparedPhotosTests {
    private func rows(_ before: MeasuredPhoto, _ after: MeasuredPhoto) -> [ChangeRecord] {
        StudyAnalysis.compare(
            before: before, after: after, definitions: [CourseBuilder.definition], settings: ChangeSettings())
    }

    @Test func theFirstPhotosTimeCountsAsTheSession() {
        let rows = rows(CourseBuilder.photo(10, treated: 20), CourseBuilder.photo(34, treated: 30))
        #expect(rows.map(\.hoursAfter) == [24])
        #expect(rows.map(\.change) == [10])
        #expect(rows.map(\.verdict) == [.increased])
    }

    @Test func aMissingTimeLeavesTheChangeToBeStated() {
        var (before, after) = (CourseBuilder.photo(10, treated: 20), CourseBuilder.photo(34, treated: 30))
        before.record.capturedAt = nil
        #expect(rows(before, after).map(\.hoursAfter) == [0])
        after.record.capturedAt = nil
        #expect(rows(before, after).map(\.hoursAfter) == [0])
        #expect(rows(before, after).map(\.change) == [10])
    }

    @Test func anUnmeasuredPhotoIsComparedWithNothing() {
        var after = CourseBuilder.photo(34, treated: 30)
        after.values = []
        #expect(rows(CourseBuilder.photo(10, treated: 20), after).isEmpty)
        #expect(rows(after, CourseBuilder.photo(10, treated: 20)).isEmpty)
    }
}
