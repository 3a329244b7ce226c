import StudyRecords
import TestSupport
import Testing

@testable import HealingModel

/// What a study says as a whole, on patients with known courses.
@Suite struct StudyCohortTests {
    @Test func aStratumShrinksItsSessions() throws {
        let cohort = SyntheticCohort()
        let outcome = cohort.outcome()
        let stratum = try #require(outcome.cohort.strata.first)
        #expect(stratum.name == "roller 1.5 mm, cheek, without control")
        #expect(stratum.patients == 40 && stratum.fitted == 40)
        let population = try #require(stratum.population)
        #expect(abs(population.sigma - 0.9) < 0.01)
        let (low, high) = (population.medianHalfTimeLowHours ?? 99, population.medianHalfTimeHighHours ?? 0)
        #expect(low < 22 * 0.6931 && 22 * 0.6931 < high && high / low < 1.6)
        let curves = outcome.curves.filter { $0.metric == "erythema-index" }
        var (covered, single, shrunken) = (0, 0.0, 0.0)
        for (index, curve) in curves.enumerated() {
            let outlook = try #require(curve.outlook)
            let truth = cohort.person(index).tau * 0.6931
            if outlook.halfTimeLowHours < truth && truth < outlook.halfTimeHighHours { covered += 1 }
            shrunken += outlook.halfTimeHighHours / outlook.halfTimeLowHours
            single += (curve.halfTimeHighHours ?? 1000) / (curve.halfTimeLowHours ?? 0.35)
            let next = try #require(outlook.next)
            #expect(next.hours == 672 && next.low < next.median && next.median < next.high)
        }
        #expect(covered >= 35)
        #expect(shrunken < 0.8 * single)
    }

    @Test func fewPatientsAndUnlikeSessionsStandAlone() throws {
        var few = SyntheticCohort()
        few.patients = 11
        let small = few.outcome()
        #expect(small.cohort.strata.first?.population == nil)
        #expect(small.cohort.strata.first?.note.contains("needs 12 patients, has 11") == true)
        #expect(small.curves.allSatisfy { $0.outlook == nil })
        #expect(
            small.cohort.alerts.contains { $0.rule == .rebound } && !small.cohort.alerts.contains { $0.rule == .cohort }
        )
        var unknown = SyntheticCohort()
        unknown.needleMM = nil
        #expect(unknown.outcome().cohort.strata.isEmpty)
    }

    @Test func needleDepthsAreNeverMixed() {
        let cohort = SyntheticCohort()
        var treatments = cohort.treatments
        for index in treatments.indices where index % 2 == 0 { treatments[index].needleMM = 0.5 }
        let outcome = StudyAnalysis.analyze(
            photos: cohort.photos, treatments: treatments, definitions: [cohort.redness], settings: ChangeSettings())
        #expect(outcome.cohort.strata.map(\.patients) == [20, 20])
    }

    @Test func theOrderOfPhotosChangesNothing() {
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.sessions, cohort.arms) = (16, 2, ["a", "b"])
        let first = cohort.outcome()
        let second = StudyAnalysis.analyze(
            photos: cohort.photos.reversed(), treatments: cohort.treatments.reversed(),
            definitions: [cohort.redness, cohort.roughness], settings: ChangeSettings())
        #expect(first.cohort == second.cohort)
        #expect(first.curves == second.curves)
    }

    @Test func aReboundIsAmberUntilASecondPhoto() throws {
        func level(_ hours: [Double], _ extra: @escaping @Sendable (Double) -> Double) throws -> AlertRecord {
            var cohort = SyntheticCohort()
            cohort.hours = hours
            cohort.disturbance = { patient, hour in patient == 3 ? extra(hour) : 0 }
            let alerts = cohort.outcome().cohort.alerts.filter { $0.subject == "S0003" }
            #expect(alerts.filter { $0.rule == .persistent }.allSatisfy { $0.level == .none })
            return try #require(alerts.first { $0.rule == .cohort })
        }
        let alone = [-25.0, -1, 0.3, 24, 48, 72, 168]
        let repeated = [-25.0, -1, 0.3, 24, 48, 72, 84, 168]
        let amber = try level(alone) { $0 == 72 ? 7 : 0 }
        #expect(amber.level == .amber && amber.hours == 72)
        #expect((amber.falseAlarmRate ?? 0) > 0 && !amber.falseAlarmSource.isEmpty)
        let expected = try #require(amber.expectedHigh)
        #expect(try #require(amber.value) > expected)
        #expect(try level(repeated) { $0 == 72 || $0 == 84 ? 7 : 0 }.level == .red)
        #expect(try level(repeated) { $0 == 72 ? 7 : 0 }.level == .cleared)
        #expect(try level(alone) { _ in 0 }.level == .none)
    }

    @Test func withoutACohortTheRulesOfOneSessionHold() throws {
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.sigma) = (3, 0.5)
        cohort.hours = [-25.0, -1, 0.3, 24, 48, 72, 84, 168]
        cohort.disturbance = { patient, hour in
            switch patient {
            case 0: hour == 72 || hour == 84 ? 8 : 0
            case 1: hour >= 0 ? 30 : 0
            default: 0
            }
        }
        let alerts = cohort.outcome().cohort.alerts
        func level(_ subject: String, _ rule: AlertRecord.Rule) -> AlertRecord.Level? {
            alerts.first { $0.subject == subject && $0.rule == rule }?.level
        }
        #expect(level("S0000", .rebound) == .red)
        #expect(level("S0001", .slow) == .amber)
        #expect(level("S0002", .rebound) == AlertRecord.Level.none)
        #expect(level("S0002", .persistent) == AlertRecord.Level.none)
    }

    @Test func armsGetBandsOfTheirOwn() throws {
        var cohort = SyntheticCohort()
        (cohort.patients, cohort.arms, cohort.armFactor) = (48, ["balm", "none"], 2.5)
        cohort.isMissing = { patient, hour in hour == 168 && patient % 2 == 0 && patient % 3 == 0 }
        let rows = cohort.outcome().cohort.rows
        let difference = rows.filter { $0.kind == .armDifference }
        let day = try #require(difference.first { $0.hours == 48 })
        #expect(day.group == "balm" && day.reference == "none")
        #expect(try #require(day.bandHigh) < 0)
        #expect(try #require(day.low) > #require(day.bandLow))
        let missing = try #require(
            rows.first { $0.statistic == "missing-visit" && $0.hours == 168 && $0.group == "balm" })
        #expect(missing.count == 16 && missing.patients == 24 && missing.note.contains("between arms"))
        let half = rows.first { $0.kind == .groupCurve && $0.group == "none" && $0.hours == 24 }
        #expect(half?.count == 24)
    }
}
