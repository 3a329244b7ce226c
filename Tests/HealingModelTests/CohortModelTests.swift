import Testing

@testable import HealingModel

/// The quadrature mixed model against R.
@Suite struct CohortModelTests {
    static func sessions() throws -> [CohortSession] {
        let table = try FixtureTable("cohort_decay.csv")
        let (subjects, times, values) = (
            try table.text("patient"), try table.numbers("t_h"), try table.numbers("y")
        )
        return try Set(subjects).sorted().map { subject in
            let rows = subjects.indices.filter { subjects[$0] == subject }
            return try CohortSession(
                subject: subject, times: rows.map { times[$0] }, values: rows.map { values[$0] })
        }
    }

    static func parameters(_ fixture: FixtureValue) throws -> CohortParameters {
        CohortParameters(vector: try fixture["mle"].numbers("par"))
    }

    @Test func likelihoodIsThatOfR() throws {
        let truth = try FixtureValue(fixture: "cohort_quadrature.json")["loglik_at"]
        let likelihood = CohortLikelihood(try Self.sessions())
        let value = likelihood.value(CohortParameters(vector: try truth.numbers("par")))
        #expect(agrees(value, try truth.value("value"), 1e-9))
        let reversed = CohortLikelihood(try Self.sessions().reversed())
        #expect(reversed.value(CohortParameters(vector: try truth.numbers("par"))) == value)
    }

    @Test func maximumIsThatOfR() throws {
        let fixture = try FixtureValue(fixture: "cohort_quadrature.json")
        let clock = ContinuousClock()
        let started = clock.now
        let model = try CohortModel(try Self.sessions())
        print("cohort of 24: \(clock.now - started)")
        let truth = try fixture["mle"].numbers("par")
        for (found, expected) in zip(model.parameters.vector, truth) { #expect(abs(found - expected) < 1e-4) }
        #expect(agrees(model.logLikelihood, try fixture["mle"].value("loglik"), 1e-8))
        let errors = try #require(model.standardErrors)
        #expect(zip(errors, try fixture["mle"].numbers("se")).allSatisfy { agrees($0, $1, 2e-3) })
        #expect(agrees(model.parameters.medianHalfLife, try fixture.value("half_life_median_h"), 1e-4))
    }

    @Test func shrunkenHalfLivesAreThoseOfR() throws {
        let fixture = try FixtureValue(fixture: "cohort_quadrature.json")
        let parameters = try Self.parameters(fixture)
        for (session, truth) in zip(try Self.sessions(), try fixture["empirical_bayes"].list) {
            #expect(session.subject == (try truth["patient"].text))
            let posterior = CohortPrediction(parameters, session: session)
            #expect(abs(posterior.logTau.mean - (try truth.value("log_tau_mean"))) < 1e-5)
            #expect(abs(posterior.logTau.deviation - (try truth.value("log_tau_sd"))) < 1e-5)
            #expect(posterior.halfLifeInterval.contains(posterior.halfLife))
        }
    }

    @Test func predictionsAreThoseOfR() throws {
        let fixture = try FixtureValue(fixture: "cohort_quadrature.json")
        let parameters = try Self.parameters(fixture)
        let sessions = Dictionary(uniqueKeysWithValues: try Self.sessions().map { ($0.subject, $0) })
        for patient in try fixture["dynamic_prediction"].list {
            let name = try #require(try patient["patient"].text)
            let session = try #require(sessions[name])
            for step in try patient["steps"].list {
                let hours = try step.value("t_h")
                let next = CohortPrediction(parameters, session: session.before(hours)).photo(atHours: hours)
                let found = [
                    next.quantile(0.5), next.quantile(0.025), next.quantile(0.975), next.score(try step.value("y")),
                ]
                for (value, key) in zip(found, ["pred_median", "pred_lo95", "pred_hi95", "z"]) {
                    #expect(abs(value - (try step.value(key))) < 1e-5, "\(session.subject) \(hours) \(key)")
                }
            }
        }
        for band in try fixture["marginal_excess_band"].list {
            let mixture = CohortPrediction.excess(
                parameters, atHours: try band.value("t_h"), baselinePhotos: Int(try band.value("m_baseline")))
            for (p, truth) in zip(try band.numbers("probs"), try band.numbers("centiles")) {
                #expect(abs(mixture.quantile(p) - truth) < 1e-5)
            }
        }
    }

    /// More photos narrow the fan; its centiles rise.
    @Test func theFanNarrowsWithEveryPhoto() throws {
        let parameters = try Self.parameters(try FixtureValue(fixture: "cohort_quadrature.json"))
        let session = try #require(try Self.sessions().first)
        let before = CentileFan(CohortPrediction(parameters, session: nil), atHours: [24, 72])
        let after = CentileFan(CohortPrediction(parameters, session: session.before(2)), atHours: [24, 72])
        for (wide, narrow) in zip(before.values, after.values) {
            #expect(zip(wide, wide.dropFirst()).allSatisfy { $0 < $1 })
            #expect(narrow[6] - narrow[0] < wide[6] - wide[0])
        }
        let excess = CentileFan(excessOf: parameters, baselinePhotos: 2, atHours: [1])
        #expect(abs(excess.values[0][3] - 7.36009168709552) < 1e-5)
    }

    @Test func fewSessionsAreRefused() throws {
        let few = Array(try Self.sessions().prefix(11))
        #expect(throws: HealingInputError.tooFew(needed: 12)) { try CohortModel(few) }
        #expect(throws: HealingInputError.notFinite(at: 0)) {
            try CohortSession(subject: "a", times: [0], values: [.nan])
        }
    }

    @Test func alertsRiseWithTheSurprise() throws {
        let parameters = try Self.parameters(try FixtureValue(fixture: "cohort_quadrature.json"))
        let session = try CohortSession(subject: "a", times: [-24, -1, 0, 24], values: [11, 11.4, 19, 14])
        func level(_ value: Double, confirms: Bool = false) -> CohortAlert.Level {
            CohortAlert(parameters, session: session, hours: 72, value: value, confirms: confirms).level
        }
        #expect(level(11.5) == .none)
        #expect(level(19) == .amber)
        #expect(level(19, confirms: true) == .red)
        #expect(level(11.5, confirms: true) == .none)
        #expect(CohortAlert(parameters, session: session, hours: 1, value: 40).level == .none)
    }
}
