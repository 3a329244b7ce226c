import StudyRecords

/// Repeatability from the replicate shots of a study.
package enum StudyRepeatability {
    /// Two rows a metric where the photos have a control region: the treated region alone, and treated minus control.
    ///
    /// Visits before the first session, or all visits of someone never treated, are repeats of each other. Where fewer than
    /// two regions were seen twice that way, only the shots within each visit are.
    package static func records(
        photos: [MeasuredPhoto], treatments: [TreatmentSession], definitions: [MetricDefinition]
    ) -> [RepeatabilityRecord] {
        let shots = ReplicateShot.shots(photos, treatments)
        return definitions.flatMap { definition in
            [false, true].compactMap { isAdjusted in record(shots, definition, isAdjusted: isAdjusted) }
        }
    }

    private static func record(
        _ shots: [ReplicateShot], _ definition: MetricDefinition, isAdjusted: Bool
    ) -> RepeatabilityRecord? {
        let label = RepeatabilityLabel(
            metric: definition.id, unit: definition.unit, isControlAdjusted: isAdjusted,
            prefersLogarithm: definition.family == .texture)
        func set(_ shots: [ReplicateShot], areVisitsUnchanged: Bool) -> ReplicateSet? {
            let values = shots.compactMap { $0.value(of: definition.id, isAdjusted: isAdjusted) }
            return try? ReplicateSet(values, areVisitsUnchanged: areVisitsUnchanged)
        }
        if let set = set(shots.filter(\.isUntreated), areVisitsUnchanged: true), set.hasVisits,
            let record = try? RepeatabilityRecord(set, label)
        {
            return record
        }
        return set(shots, areVisitsUnchanged: false).flatMap { try? RepeatabilityRecord($0, label) }
    }
}

/// A photo as a repeat.
private struct ReplicateShot {
    let photo: MeasuredPhoto
    let shot: String
    /// Taken before any session of its region.
    let isUntreated: Bool

    /// Photos refused only because nobody knows when they were taken count too: a repeat needs no clock.
    static func shots(_ photos: [MeasuredPhoto], _ treatments: [TreatmentSession]) -> [ReplicateShot] {
        let usable = photos.filter {
            !$0.values.isEmpty && ([.measured, .warned].contains($0.record.state) || $0.record.capturedAt == nil)
        }
        let visits = Dictionary(grouping: usable) {
            [$0.record.identity.subject, $0.record.identity.region, $0.record.identity.visit]
        }
        return visits.sorted { $0.key.lexicographicallyPrecedes($1.key) }.flatMap { key, own in
            own.sorted { $0.record.identity.path < $1.record.identity.path }.enumerated().map { index, photo in
                let first = treatments.filter { $0.subject == key[0] && $0.treats(key[1]) }.map(\.treatedAt).min()
                let isUntreated = first.map { first in photo.record.capturedAt.map { $0 <= first } ?? false } ?? true
                return ReplicateShot(
                    photo: photo, shot: photo.record.identity.shot.map { "\($0)" } ?? "\(index + 1)",
                    isUntreated: isUntreated)
            }
        }
    }

    func value(of metric: String, isAdjusted: Bool) -> ReplicateSet.Value? {
        func value(_ role: RegionRole) -> Double? {
            photo.values.first { $0.role == role && $0.metric == metric }?.value
        }
        guard let treated = value(.treated), let control = isAdjusted ? value(.control) : 0 else { return nil }
        let identity = photo.record.identity
        return ReplicateSet.Value(
            subject: "\(identity.subject)/\(identity.region)", visit: identity.visit, shot: shot,
            value: treated - control)
    }
}
