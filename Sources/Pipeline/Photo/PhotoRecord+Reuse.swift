import StudyRecords

extension PhotoRecord {
    /// What is stored of the same pixels, under the name, time and notes the study gives them now.
    func redressed(for task: PhotoTask, header: HeaderFacts?, settings: StudySettings) -> PhotoRecord {
        var record = self
        record.identity = task.identity
        record.extraColumns = task.extraColumns
        guard isConcluded, let header else { return record }
        record.capturedAt =
            task.capturedAt
            ?? header.captureTime(visit: task.identity.visit, assumedOffsetMinutes: settings.assumedOffsetMinutes)
        record.reasons.removeAll { $0 == .noCaptureTime }
        record.conclude(needsCaptureTime: task.needsCaptureTime)
        return record
    }

    /// Whether the photo came through all stages; one refused on the way keeps its reasons.
    private var isConcluded: Bool {
        state == .measured || state == .warned || reasons.contains(.noCaptureTime)
    }

    /// The final state of a photo that was measured.
    mutating func conclude(needsCaptureTime: Bool) {
        state = reasons.isEmpty ? .measured : .warned
        if needsCaptureTime, capturedAt == nil {
            reasons = (reasons + [.noCaptureTime]).sorted()
            state = .refused
        }
    }
}
