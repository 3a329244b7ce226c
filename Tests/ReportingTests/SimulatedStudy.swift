import HealingModel
import StudyRecords
import TestSupport

/// 48 simulated patients in two arms with two sessions each, two of them disturbed, some photos missing.
enum SimulatedStudy {
    static let snapshot: StudySnapshot = {
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.arms, cohort.sessions, cohort.armFactor) = (48, ["balm", "none"], 2, 1.8)
        cohort.hours = [-25, -1, 0.3, 8, 24, 48, 72, 90, 168]
        cohort.disturbance = { patient, hour in
            patient == 3 && (hour == 72 || hour == 90) ? 8 : patient == 10 && hour == 168 ? 6 : 0
        }
        cohort.isMissing = { patient, hour in patient % 7 == 2 && hour == 168 || patient % 3 == 0 && hour == 8 }
        let outcome = cohort.outcome()
        let time = StudyTime(epochSeconds: 1_772_357_400, offsetMinutes: 0)
        return StudySnapshot(
            provenance: RunProvenance(
                version: "1", commit: "c", toolchain: "t", hostArchitecture: "a", settings: "", settingsDigest: "d",
                startedAt: time, studyName: "Simulated study", notes: []),
            definitions: [cohort.redness, cohort.roughness], treatments: cohort.treatments,
            photos: cohort.photos.sorted { $0.record.identity.path < $1.record.identity.path },
            changes: outcome.changes,
            curves: outcome.curves, cohort: outcome.cohort)
    }()
}
