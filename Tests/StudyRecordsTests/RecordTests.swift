import StudyRecords
import Testing

/// The little that records know beyond their fields.
@Suite struct RecordTests {
    @Test(arguments: [
        (nil, nil, nil), ("Canon", nil, "Canon"), (nil, "EOS R6", "EOS R6"), ("Canon", "EOS R6", "Canon EOS R6"),
        ("Canon", "Canon EOS R6", "Canon EOS R6"), ("samsung", "SAMSUNG SM-G991B", "SAMSUNG SM-G991B"),
    ])
    func aCameraIsNamedOnce(_ make: String?, _ model: String?, _ name: String?) {
        var camera = CameraRecord()
        (camera.make, camera.model) = (make, model)
        #expect(camera.name == name)
    }

    /// Weir 2005: MDC95 = 1.96·√2·SEM, so an SEM of 1 is an MDC of 2.77.
    @Test func theErrorOfMeasurementFollowsFromTheMDC() {
        let change = MinimalDetectableChange(mdc95: 2.771859, source: "s")
        #expect(abs(change.standardErrorOfMeasurement - 1) < 1e-6)
    }

    @Test func aSessionTreatsAllRegionsUnlessSomeAreNamed() {
        var session = TreatmentSession(
            subject: "P1", session: 1, treatedAt: StudyTime(epochSeconds: 0, offsetMinutes: 0))
        #expect(session.treats("cheek"))
        session.regions = ["chin", "brow"]
        #expect(session.treats("brow"))
        #expect(!session.treats("cheek"))
        session.regions = []
        #expect(!session.treats("cheek"))
    }

    /// Names that users' scripts rely on.
    @Test func namesInTablesAreThoseOfTheContract() {
        #expect(
            Verdict.allCases.map(\.rawValue) == [
                "increased", "decreased", "not-distinguishable", "not-comparable", "cannot-say",
            ])
        #expect(PhotoState.allCases.map(\.rawValue) == ["measured", "warned", "refused", "failed", "skipped"])
        #expect(RegionRole.allCases.map(\.rawValue) == ["treated", "control", "exclude", "gray", "reference"])
        #expect(TreatmentSession.Device.allCases.map(\.rawValue) == ["roller", "stamp", "pen", "laser", "other"])
        #expect(TreatmentSession.Setting.allCases.map(\.rawValue) == ["clinic", "home"])
    }
}
