import HealingModel
import PortableMath
import StudyRecords

/// Patients with known courses, as records: no photo is taken. Redness falls from `rise` with `tau`; roughness falls by
/// `slope` a month from visit to visit.
package struct SyntheticCohort {
    package struct Person {
        package let name: String
        package let baseline, rise, tau, slope: Double
    }

    package var patients = 40
    package var hours = [-25.0, -1, 0.3, 8, 24, 48, 72, 168]
    package var sessions = 1
    package var sigma = 0.9
    package var arms: [String] = []
    /// Taken off a patient's half-life by arm, as a factor.
    package var armFactor = 0.6
    package var needleMM: Double? = 1.5
    /// Added to a photo: (patient, hours) → change of redness.
    package var disturbance: @Sendable (Int, Double) -> Double = { _, _ in 0 }
    /// Hours missing of a patient.
    package var isMissing: @Sendable (Int, Double) -> Bool = { _, _ in false }
    package var regions = ["cheek"]

    package init() {}

    package var redness: MetricDefinition {
        MetricDefinition(
            id: "erythema-index", revision: 1, title: "Erythema index", family: .redness, unit: "EI", formula: "f",
            source: "s", expectedRange: 0...80, whileHealing: .falls, invalidWhen: [],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 1.96 * 2.0.squareRoot() * sigma, source: "simulated"))
    }

    package var roughness: MetricDefinition {
        MetricDefinition(
            id: "tq", revision: 1, title: "Texture contrast", family: .texture, unit: "%", formula: "f", source: "s",
            expectedRange: 0...100, whileHealing: .none, invalidWhen: [],
            minimalDetectableChange: MinimalDetectableChange(
                mdc95: 1.96 * 2.0.squareRoot() * 0.4, source: "simulated"))
    }

    package func person(_ index: Int) -> Person {
        var random = CounterRandom(seed: 71, stream: UInt64(index))
        let factor = arm(index) == arms.last && arms.count > 1 ? armFactor : 1
        return Person(
            name: "S" + String(repeating: "0", count: max(0, 4 - "\(index)".count)) + "\(index)",
            baseline: 12 + 2.5 * random.normal(), rise: 7 + 2 * random.normal(),
            tau: 22 * factor * PortableMath.exp(0.35 * random.normal()), slope: -0.5 + 0.15 * random.normal())
    }

    package func arm(_ index: Int) -> String? { arms.isEmpty ? nil : arms[index % arms.count] }

    package var treatments: [TreatmentSession] {
        (0..<patients).flatMap { index in
            (1...sessions).map { number in
                var session = TreatmentSession(
                    subject: person(index).name, session: number, treatedAt: Self.time(sessionHours(number)))
                (session.device, session.needleMM, session.arm) = (.roller, needleMM, arm(index))
                (session.setting, session.operatorName) = (
                    index % 5 == 0 ? .home : .clinic, "operator-\(index % 2 + 1)"
                )
                return session
            }
        }
    }

    package var photos: [MeasuredPhoto] {
        (0..<patients).flatMap { index in regions.flatMap { photos(of: index, region: $0) } }
    }

    private func photos(of index: Int, region: String) -> [MeasuredPhoto] {
        var random = CounterRandom(seed: 72, stream: UInt64(index) &* 31 &+ UInt64(region.utf8.count))
        let person = person(index)
        return (1...sessions).flatMap { number in
            hours.compactMap { hour -> MeasuredPhoto? in
                let (noise, rough) = (random.normal(), random.normal())
                guard !isMissing(index, hour) else { return nil }
                let excess = hour < 0 ? 0 : person.rise * PortableMath.exp(-hour / person.tau)
                let redness = person.baseline + excess + disturbance(index, hour) + sigma * noise
                let month = (sessionHours(number) + hour) / 730.5
                return photo(
                    person, region, number, hour, redness, 20 + person.slope * month + 0.4 * rough)
            }
        }
    }

    private func photo(
        _ person: Person, _ region: String, _ number: Int, _ hour: Double, _ redness: Double, _ rough: Double
    ) -> MeasuredPhoto {
        let visit = "s\(number)h\(Int((hour * 10).rounded()))"
        var record = PhotoRecord(
            identity: PhotoIdentity(
                path: "\(person.name)/\(visit)/\(region).jpg", subject: person.name, region: region, visit: visit,
                shot: nil), state: .measured)
        record.capturedAt = Self.time(sessionHours(number) + hour)
        func value(_ definition: MetricDefinition, _ value: Double) -> MetricValue {
            MetricValue(
                role: .treated, metric: definition.id, revision: 1, unit: definition.unit, value: value,
                standardError: 0.1, pixels: 1000, flags: [])
        }
        return MeasuredPhoto(record: record, values: [value(self.redness, redness), value(roughness, rough)])
    }

    private func sessionHours(_ number: Int) -> Double { Double(number - 1) * 730 }

    private static func time(_ hours: Double) -> StudyTime {
        StudyTime(epochSeconds: 1_772_357_400 + Int((hours * 3600).rounded()), offsetMinutes: 60)
    }

    package func outcome(_ settings: ChangeSettings = ChangeSettings()) -> StudyOutcome {
        StudyAnalysis.analyze(
            photos: photos, treatments: treatments, definitions: [redness, roughness], settings: settings)
    }
}
