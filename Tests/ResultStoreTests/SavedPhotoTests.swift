import ResultStore
import StudyRecords
import Testing

/// A photo is in the store whole or not at all, and reused only when nothing has changed.
@Suite struct SavedPhotoTests {
    private let store: ResultStore
    private let folder: TemporaryFolder
    private let path = "P1/v1/cheek.jpg"

    init() throws {
        folder = try TemporaryFolder()
        store = try ResultStore(path: folder.path())
        try store.save(StoredRecords.photo(path), reuseKey: "old")
        try store.save(StoredRecords.photo("P1/v2/cheek.jpg"), reuseKey: "other")
    }

    @Test func savingReplacesRecordValuesAndPicture() throws {
        var photo = StoredRecords.photo(path)
        photo.record.state = .measured
        photo.record.reasons = []
        photo.values = [StoredRecords.values[2]]
        photo.picture = nil
        try store.save(photo, reuseKey: "new")
        #expect(try store.measuredPhoto(path: path, reuseKey: "new") == photo)
        #expect(try store.measuredPhoto(path: path, reuseKey: "old") == nil)
        #expect(try store.photosWithoutPictures().count == 2)
        #expect(try store.pictures(subject: "P1").keys.sorted() == ["P1/v2/cheek.jpg"])
    }

    /// Two values of one role and metric cannot be; the earlier photo must survive the attempt in one piece.
    @Test func aFailedSaveLeavesTheEarlierPhotoWhole() throws {
        var photo = StoredRecords.photo(path)
        photo.record.detail = "broken"
        photo.values.append(StoredRecords.values[0])
        let error = #expect(throws: StoreError.self) { try store.save(photo, reuseKey: "new") }
        #expect(try #require(error).description.contains(path))
        #expect(try #require(error).path == folder.path())
        #expect(try store.measuredPhoto(path: path, reuseKey: "new") == nil)
        #expect(try store.measuredPhoto(path: path, reuseKey: "old") == StoredRecords.photo(path))
    }

    @Test func onlyTheSameKeyOfTheSamePhotoIsReused() throws {
        #expect(try store.measuredPhoto(path: path, reuseKey: "old") != nil)
        #expect(try store.measuredPhoto(path: path, reuseKey: "OLD") == nil)
        #expect(try store.measuredPhoto(path: path, reuseKey: "other") == nil)
        #expect(try store.measuredPhoto(path: path, reuseKey: "") == nil)
        #expect(try store.measuredPhoto(path: "P1/v3/cheek.jpg", reuseKey: "old") == nil)
    }

    @Test func aPhotoWithoutKeyIsNeverReused() throws {
        try store.save(StoredRecords.photo(path), reuseKey: nil)
        for key in ["old", "", "NULL", "nil"] {
            #expect(try store.measuredPhoto(path: path, reuseKey: key) == nil)
        }
        #expect(try store.photosWithoutPictures().count == 2)
    }

    @Test func photosThatLeftTheStudyAreForgottenWithAllTheyHad() throws {
        try store.keepOnly(paths: ["P1/v2/cheek.jpg", "P1/v7/unknown.jpg"])
        #expect(try store.measuredPhoto(path: path, reuseKey: "old") == nil)
        #expect(try store.photosWithoutPictures().map(\.record.identity.path) == ["P1/v2/cheek.jpg"])
        #expect(try store.pictures(subject: "P1").keys.sorted() == ["P1/v2/cheek.jpg"])
        // Values left behind would come back with a photo of the same path.
        try store.save(MeasuredPhoto(record: StoredRecords.photo(path).record), reuseKey: "old")
        #expect(try store.measuredPhoto(path: path, reuseKey: "old")?.values.isEmpty == true)
        try store.keepOnly(paths: [])
        #expect(try store.photosWithoutPictures().isEmpty)
    }

    @Test func aStoreWithoutRunHasNoSnapshot() {
        let error = #expect(throws: StoreError.self) { try store.snapshot() }
        #expect(error?.path == folder.path())
    }
}
