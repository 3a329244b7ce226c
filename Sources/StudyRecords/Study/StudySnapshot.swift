/// All that is stored of a study: what tables and reports are built from.
package struct StudySnapshot: Sendable {
    package var provenance: RunProvenance
    package var definitions: [MetricDefinition]
    package var treatments: [TreatmentSession]
    package var photos: [MeasuredPhoto]
    package var changes: [ChangeRecord]
    package var curves: [CurveRecord]
    package var cohort: CohortOutcome

    package init(
        provenance: RunProvenance, definitions: [MetricDefinition], treatments: [TreatmentSession],
        photos: [MeasuredPhoto], changes: [ChangeRecord], curves: [CurveRecord], cohort: CohortOutcome = CohortOutcome()
    ) {
        self.provenance = provenance
        self.definitions = definitions
        self.treatments = treatments
        self.photos = photos
        self.changes = changes
        self.curves = curves
        self.cohort = cohort
    }
}

extension StudySnapshot {
    /// What each subject's page is made of; what holds for the whole study stays in every part.
    package var bySubject: [String: StudySnapshot] {
        let photos = Dictionary(grouping: photos, by: \.record.identity.subject)
        let treatments = Dictionary(grouping: treatments, by: \.subject)
        let changes = Dictionary(grouping: changes, by: \.subject)
        let curves = Dictionary(grouping: curves, by: \.subject)
        return photos.reduce(into: [:]) { parts, own in
            var part = self
            (part.photos, part.treatments) = (own.value, treatments[own.key] ?? [])
            (part.changes, part.curves) = (changes[own.key] ?? [], curves[own.key] ?? [])
            parts[own.key] = part
        }
    }
}

/// A photo with its values and its small pictures, as saved in one transaction.
package struct MeasuredPhoto: Sendable, Hashable, Codable {
    package var record: PhotoRecord
    package var values: [MetricValue]
    package var picture: PhotoPicture?
    /// Radiomic features, where they were asked for; they are printed and not stored.
    package var features: [FeatureValue]

    package init(
        record: PhotoRecord, values: [MetricValue] = [], picture: PhotoPicture? = nil, features: [FeatureValue] = []
    ) {
        self.record = record
        self.values = values
        self.picture = picture
        self.features = features
    }
}
