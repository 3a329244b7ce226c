import StudyRecords

extension SubjectMaterial {
    /// Changes of the primary metric in a region, in order of sessions and time.
    func changes(of region: String) -> [ChangeRecord] {
        snapshot.changes.filter {
            $0.subject == subject && $0.region == region && $0.metric == SubjectMaterial.primaryMetric
        }
    }
}

/// Of one region and metric.
extension [ChangeRecord] {
    var ofLastSession: [ChangeRecord] {
        let session = map(\.session).max()
        return filter { $0.session == session }
    }

    /// What a region's answer is about: the last photo that can be compared says more than a later one that cannot.
    var deciding: ChangeRecord? { ofLastSession.last { $0.change != nil } ?? ofLastSession.last }

    var largest: ChangeRecord? { self.max { abs($0.change ?? 0) < abs($1.change ?? 0) } }
}
