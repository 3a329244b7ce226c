import ResultStore
import StudyRecords
import Testing

/// What is read back is what was saved, field by field.
///
/// Times are equal when they name the same instant, whatever their offset; so the printed records, which show the offset,
/// are compared as well.
@Suite struct RoundTripTests {
    @Test func aPhotoWithValuesAndPicture() throws {
        let folder = try TemporaryFolder()
        let photo = StoredRecords.photo()
        try ResultStore(path: folder.path()).save(photo, reuseKey: "key")
        let found = try ResultStore(existing: folder.path())
            .measuredPhoto(path: photo.record.identity.path, reuseKey: "key")
        #expect(found == photo)
        #expect("\(try #require(found))" == "\(photo)")
    }

    @Test func aPhotoOfWhichNothingIsKnown() throws {
        let folder = try TemporaryFolder()
        let photo = StoredRecords.bare("P2/v9/chin.png")
        let store = try ResultStore(path: folder.path())
        try store.save(photo, reuseKey: "key")
        #expect(try store.measuredPhoto(path: "P2/v9/chin.png", reuseKey: "key") == photo)
        #expect(try store.photosWithoutPictures() == [photo])
    }

    @Test func theWholeStudy() throws {
        let folder = try TemporaryFolder()
        let truth = StoredRecords.snapshot
        try fill(ResultStore(path: folder.path()))
        let snapshot = try ResultStore(existing: folder.path()).snapshot()
        #expect(snapshot.provenance == truth.provenance)
        #expect(snapshot.definitions == truth.definitions)
        #expect(snapshot.treatments == truth.treatments)
        #expect(snapshot.photos == truth.photos)
        #expect(snapshot.changes == truth.changes)
        #expect(snapshot.curves == truth.curves)
        #expect(snapshot.cohort == truth.cohort)
        #expect("\(snapshot)" == "\(truth)")
    }

    @Test func picturesBySubject() throws {
        let folder = try TemporaryFolder()
        let store = try ResultStore(path: folder.path())
        try store.save(StoredRecords.photo("P1/v1/cheek.jpg"), reuseKey: nil)
        try store.save(StoredRecords.photo("P9/v1/cheek.jpg", subject: "P9"), reuseKey: nil)
        try store.save(StoredRecords.bare("P2/v9/chin.png"), reuseKey: nil)
        #expect(try store.pictures(subject: "P1") == ["P1/v1/cheek.jpg": StoredRecords.picture])
        #expect(try store.pictures(subject: "P2").isEmpty)
        #expect(try store.photosWithoutPictures().allSatisfy { $0.picture == nil })
    }

    @Test func snapshotsOfTheSameDataAreEqualWhateverTheOrderOfSaving() throws {
        let folder = try TemporaryFolder()
        let first = try ResultStore(path: folder.path("a.sqlite"))
        try fill(first)
        let second = try ResultStore(path: folder.path("b.sqlite"))
        try fill(second)
        // Measured again: now the last row of the table.
        try second.save(StoredRecords.photo(), reuseKey: "key")
        let snapshot = "\(try first.snapshot())"
        #expect(snapshot == "\(try first.snapshot())")
        #expect(snapshot == "\(try second.snapshot())")
    }

    @Test func aNewRunReplacesWhatTheLastOneDerived() throws {
        let folder = try TemporaryFolder()
        let store = try ResultStore(path: folder.path())
        try fill(store)
        var next = StoredRecords.provenance
        next.commit = "def"
        let definitions = [StoredRecords.definitions[1]]
        try store.begin(next, treatments: [], definitions: definitions)
        #expect(try store.snapshot().changes == StoredRecords.changes)
        try store.finish(next, changes: [StoredRecords.changes[1]], curves: [], cohort: CohortOutcome())
        let snapshot = try store.snapshot()
        #expect(snapshot.provenance == next)
        #expect(snapshot.treatments.isEmpty)
        #expect(snapshot.definitions == definitions)
        #expect(snapshot.changes == [StoredRecords.changes[1]])
        #expect(snapshot.curves.isEmpty)
        #expect(snapshot.cohort == CohortOutcome())
        #expect(snapshot.photos.count == 2)
    }

    private func fill(_ store: ResultStore) throws {
        try store.begin(
            StoredRecords.provenance, treatments: StoredRecords.treatments.reversed(),
            definitions: StoredRecords.definitions)
        try store.save(StoredRecords.photo(), reuseKey: "key")
        try store.save(StoredRecords.bare("P2/v9/chin.png"), reuseKey: nil)
        try store.finish(
            StoredRecords.provenance, changes: StoredRecords.changes, curves: StoredRecords.curves,
            cohort: StoredRecords.cohort)
    }
}
