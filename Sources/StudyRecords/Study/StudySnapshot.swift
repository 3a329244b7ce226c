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

/// A photo with its values and its small pictures, as saved in one transaction.
package struct MeasuredPhoto: Sendable, Hashable, Codable {
    package var record: PhotoRecord
    package var values: [MetricValue]
    package var picture: PhotoPicture?

    package init(record: PhotoRecord, values: [MetricValue] = [], picture: PhotoPicture? = nil) {
        self.record = record
        self.values = values
        self.picture = picture
    }
}
