import HealingModel
import SkinAnalysis
import SkinPhantom
import StudyRecords

/// Repeatability of a phantom's rig, from its own replicate shots: what a clinic would find out before it judges changes.
///
/// The skin is measured again on other days without any treatment; variances of days and of shots [bland-1986] give the
/// minimal detectable change of a single photo per visit.
enum ReplicateError {
    /// MDC95 by metric; empty with fewer than five complete people.
    static func minimalDetectableChanges(_ truth: PhantomTruth, _ photos: [MeasuredPhoto]) -> [String: Double] {
        let wanted = truth.photos.filter { $0.kind == .replicates }
        let values = Dictionary(
            photos.map { ($0.record.identity.path, $0.values) }, uniquingKeysWith: { first, _ in first })
        var found: [String: Double] = [:]
        for definition in MetricCatalog.definitions {
            let persons = Dictionary(grouping: wanted, by: \.subject).sorted { $0.key < $1.key }.compactMap {
                _, shots in
                person(shots) { values[$0].flatMap { difference($0, definition.id) } }
            }
            guard persons.count >= 5, let squares = try? NestedMeanSquares(persons) else { continue }
            let change = squares.components.minimalDetectableChange(photosPerVisit: 1)
            if change > 0 { found[definition.id] = change }
        }
        return found
    }

    /// Values by visit and shot; nil when one is missing.
    private static func person(_ shots: [PhotoTruth], _ value: (String) -> Double?) -> [[Double]]? {
        let visits = Dictionary(grouping: shots, by: \.visit).sorted { $0.key < $1.key }.map { _, shots in
            shots.sorted { $0.path < $1.path }.compactMap { value($0.path) }
        }
        return visits.count >= 2 && visits.allSatisfy { $0.count == 2 } ? visits : nil
    }

    /// Treated less control, as changes are judged.
    private static func difference(_ values: [MetricValue], _ metric: String) -> Double? {
        func value(_ role: RegionRole) -> Double? {
            values.first { $0.role == role && $0.metric == metric }?.value
        }
        guard let treated = value(.treated) else { return nil }
        return value(.control).map { treated - $0 } ?? treated
    }
}
