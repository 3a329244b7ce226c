import StudyRecords

/// Whether two visits may be compared at all, from what the cameras wrote.
enum PairComparability {
    /// Empty when nothing speaks against the comparison.
    static func obstacles(_ before: Visit, _ after: Visit) -> [ReasonCode] {
        let pairs = before.photos.flatMap { first in after.photos.map { (first.record, $0.record) } }
        var reasons: Set<ReasonCode> = []
        for (first, second) in pairs {
            if let one = first.camera.name, let other = second.camera.name, one != other {
                reasons.insert(.cameraChanged)
            }
            if first.profile != second.profile { reasons.insert(.profileChanged) }
            if let one = first.camera.flashFired, let other = second.camera.flashFired, one != other {
                reasons.insert(.flashChanged)
            }
            if first.registration != nil, (first.width, first.height) != (second.width, second.height) {
                reasons.insert(.sizeMismatch)
            }
        }
        return reasons.sorted()
    }
}
