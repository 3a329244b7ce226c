import HealingModel
import StudyRecords

/// A study under pseudonyms: nothing that names a person, a place, a file or a day is left, and every interval is kept.
///
/// Changes, curves and cohort are derived anew from the renamed photos, so that nothing of the old names can remain in them.
struct Deidentification {
    /// Days by which dates move at least: from 1990 to 2100. Nobody takes such a date for a true one, and `leakcheck` knows
    /// every date before 2100 for a leak.
    private static let leastShift = 40_178

    private let key: IdentityKey
    private let names: PseudonymTable

    init(_ snapshot: StudySnapshot, key: IdentityKey) {
        self.key = key
        names = PseudonymTable(snapshot, key: key)
    }

    func apply(to snapshot: StudySnapshot) throws -> StudySnapshot {
        var study = snapshot
        let settings = try StudySettings(yaml: snapshot.provenance.settings, file: "settings of the run")
        study.provenance = provenance(snapshot.provenance, settings)
        // What is no photo of the study has nothing but a name.
        study.photos = snapshot.photos.filter { $0.record.state != .skipped }.map(photo)
            .sorted { $0.record.identity.path < $1.record.identity.path }
        study.treatments = snapshot.treatments.map(treatment)
            .sorted { ($0.subject, $0.session) < ($1.subject, $1.session) }
        let derived = StudyAnalysis.analyze(
            photos: study.photos, treatments: study.treatments, definitions: study.definitions,
            settings: settings.change)
        (study.changes, study.curves, study.cohort) = (derived.changes, derived.curves, derived.cohort)
        return study
    }

    private func provenance(_ original: RunProvenance, _ settings: StudySettings) -> RunProvenance {
        var (provenance, settings) = (original, settings)
        settings.name = ""
        provenance.settings = settings.yaml
        provenance.settingsDigest = MessageDigest.sha256(settings.yaml)
        provenance.studyName = "De-identified study"
        provenance.startedAt = Deidentification.noDay
        provenance.finishedAt = nil
        return provenance
    }

    private func photo(_ original: MeasuredPhoto) -> MeasuredPhoto {
        var record = original.record
        let subject = record.identity.subject
        record.identity = names.identity(of: record)
        record.capturedAt = record.capturedAt.map { shifted($0, subject) }
        record.sha256 = record.sha256.map { MessageDigest.hexadecimal(key.digest("file", $0)) }
        record.maskDigest = record.maskDigest.map { MessageDigest.hexadecimal(key.digest("mask", $0)) }
        (record.detail, record.extraColumns) = (nil, [])
        record.profile = record.profile.map { token("profile", $0) }
        let camera = record.camera.name.map { token("camera", $0) }
        (record.camera.make, record.camera.model) = (nil, camera)
        record.camera.lens = record.camera.lens.map { token("lens", $0) }
        record.camera.software = record.camera.software.map { token("software", $0) }
        return MeasuredPhoto(record: record, values: original.values, picture: nil)
    }

    private func treatment(_ original: TreatmentSession) -> TreatmentSession {
        var treatment = original
        treatment.subject = names.pseudonym(original.subject)
        treatment.treatedAt = shifted(original.treatedAt, original.subject)
        treatment.regions = original.regions?.map { names.region($0) }
        (treatment.operatorName, treatment.numbing, treatment.aftercare) = (nil, nil, nil)
        treatment.arm = original.arm.map { names.arm($0) }
        return treatment
    }

    /// Equal texts stay equal, so that a changed camera still shows.
    private func token(_ purpose: String, _ text: String) -> String {
        "\(purpose)-\(key.token(purpose, text).prefix(6))"
    }

    /// By whole days, the same for all of a person; the offset of the clock would tell the season and the place.
    private func shifted(_ time: StudyTime, _ subject: String) -> StudyTime {
        let draw = key.digest("date", subject).prefix(2).reduce(0) { $0 << 8 | Int($1) }
        let days = Deidentification.leastShift + draw % 16_384
        return StudyTime(epochSeconds: time.epochSeconds + days * 86_400, offsetMinutes: 0)
    }

    /// 2100-01-01: runs have no date either.
    private static let noDay = StudyTime(epochSeconds: 47_482 * 86_400, offsetMinutes: 0)
}
