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
            if first.foreignProfile != second.foreignProfile { reasons.insert(.profileChanged) }
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

extension PhotoRecord {
    /// The profile that stood between the pixels and sRGB; the many names of sRGB itself and no tag mean the same colors.
    fileprivate var foreignProfile: String? { reasons.contains(.profileUnsupported) ? profile ?? "unnamed" : nil }
}
