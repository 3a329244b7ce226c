import Testing

@testable import HealingModel

/// Mixed models against lme4 and lmerTest.
@Suite struct MixedModelTests {
    static func table(_ name: String, numbers: [String], texts: [String]) throws -> MixedTable {
        let file = try FixtureTable(name)
        var columns: [String: MixedTable.Column] = [:]
        for column in numbers { columns[column] = .numbers(try file.numbers(column)) }
        for column in texts { columns[column] = .levels(try file.text(column)) }
        return try MixedTable(columns)
    }

    static func course() throws -> MixedTable {
        try table("lmm_texture_course.csv", numbers: ["roughness", "month"], texts: ["patient", "arm"])
    }

    /// R's factor of this data set begins with Male; ours would begin with Female.
    static func orthodont() throws -> MixedTable {
        let file = try FixtureTable("lmm_orthodont.csv")
        return try MixedTable([
            "distance": .numbers(try file.numbers("distance")), "age11": .numbers(try file.numbers("age11")),
            "Subject": .levels(try file.text("Subject")),
            "Sex": .levels(try file.text("Sex").map { $0 == "Male" ? "A" : $0 }),
        ])
    }

    static let fits = ["or", "or1", "tx", "clda", "ri"]

    private func model(_ name: String) throws -> (MixedModel, FixtureValue) {
        let truth = try FixtureValue(fixture: "lmm.json")["fits"][name]
        let formula = try MixedFormula(try #require(try truth["formula"].text))
        let table = name.hasPrefix("or") ? try Self.orthodont() : try Self.course()
        return (try MixedModel(formula, table), truth)
    }

    @Test(arguments: fits)
    func fitIsThatOfR(_ name: String) throws {
        let (model, truth) = try model(name)
        #expect(model.names == (try truth["coef_names"].list.compactMap(\.text)))
        try truth.expect([(model.minusTwoLogLikelihood, "minus2_loglik")], 1e-8)
        try truth.expect([(model.sigma, "sigma"), (Double(model.rows), "n")], 1e-6)
        let estimates = try model.names.map { try #require(model.estimate(named: $0)) }
        for (key, values) in [("fixef", estimates.map(\.estimate)), ("se", estimates.map(\.standardError))] {
            for (value, expected) in zip(values, try truth.numbers(key)) {
                #expect(agrees(value, expected, 1e-6), "\(name) \(key): \(value), R \(expected)")
            }
        }
        for (row, expected) in zip(model.randomCovarianceRows, try truth["re_cov"].list) {
            #expect(zip(row, expected.numbers).allSatisfy { agrees($0, $1, 1e-6) }, "\(row), R \(expected)")
        }
        #expect(!model.isSingular)
    }

    @Test(arguments: fits)
    func degreesOfFreedomAreThoseOfR(_ name: String) throws {
        let (model, truth) = try model(name)
        for (index, expected) in try truth.numbers("satterthwaite_df").enumerated() {
            let estimate = try #require(model.estimate(named: model.names[index]))
            #expect(agrees(try #require(estimate.degrees), expected, 1e-4), "\(name) \(model.names[index])")
            #expect(agrees(estimate.probability, try truth.numbers("satterthwaite_p")[index], 2e-3))
        }
    }

    @Test(arguments: fits)
    func groupEffectsAreThoseOfR(_ name: String) throws {
        let (model, truth) = try model(name)
        let names = try truth["blup_group"].list.compactMap(\.text)
        for (group, expected) in zip(names, try truth["blup"].list) {
            let index = try #require(model.groupNames.firstIndex(of: group))
            #expect(zip(model.groupEffects[index], expected.numbers).allSatisfy { agrees($0, $1, 1e-5) })
        }
    }

    @Test func contrastsAreThoseOfR() throws {
        let (model, _) = try model("clda")
        #expect(
            MixedFormula.commonBaseline(response: "roughness", time: "month", arm: "arm", group: "patient")
                == (try MixedFormula("roughness ~ month + month:arm + (month | patient)")))
        let truth = try FixtureValue(fixture: "lmm.json")["slope_contrasts_clda"]
        for (name, contrast) in [
            ("cream_minus_control", [0.0, 0, 1, 0]), ("laser_minus_control", [0, 0, 0, 1]),
            ("laser_minus_cream", [0, 0, -1, 1]), ("month6_laser_minus_control", [0, 0, 0, 6]),
        ] {
            let found = model.estimate(contrast)
            let expected = try truth[name]
            try expected.expect([(found.estimate, "Estimate"), (found.standardError, "Std. Error")], 1e-6, name)
            try expected.expect(
                [
                    (try #require(found.degrees), "df"), (found.confidenceInterval.lowerBound, "lower"),
                    (found.confidenceInterval.upperBound, "upper"),
                ], 1e-4, name)
        }
    }

    @Test func aVanishingSlopeIsFlaggedAndFittedAgain() throws {
        let truth = try FixtureValue(fixture: "lmm.json")["fits"]["sing"]
        let table = try Self.table("lmm_singular.csv", numbers: ["roughness", "month"], texts: ["patient"])
        let course = try MixedCourse(try MixedFormula("roughness ~ month + (month | patient)"), table)
        #expect(course.model.isSingular)
        #expect(abs(course.model.minusTwoLogLikelihood - (try truth.value("minus2_loglik"))) < 1e-6)
        #expect(zip(course.model.coefficients, try truth.numbers("fixef")).allSatisfy { agrees($0, $1, 1e-4) })
        let fallback = try #require(course.fallback)
        #expect(fallback.theta.count == 1 && !fallback.isSingular)
        #expect(course.trusted.estimate(named: "month")?.degrees != nil)
        #expect(course.model.estimate(named: "month")?.degrees == nil)
    }

    @Test func nestedComponentsAreThoseOfR() throws {
        for kind in ["balanced", "unbalanced"] {
            let table = try FixtureTable("agreement_nested_\(kind).csv")
            let (persons, visits, y) = (try table.text("person"), try table.text("visit"), try table.numbers("y"))
            let nested = Set(persons).sorted().map { person in
                Set(visits).sorted().compactMap { visit -> [Double]? in
                    let photos = y.indices.filter { persons[$0] == person && visits[$0] == visit }.map { y[$0] }
                    return photos.isEmpty ? nil : photos
                }
            }
            let model = try NestedModel(nested)
            let truth = try FixtureValue(fixture: "agreement.json")["nested"]["\(kind)_reml"]
            try truth.expect(
                [
                    (model.intercept, "intercept"), (model.standardError, "se"),
                    (model.components.person, "var_person"), (model.components.visit, "var_visit"),
                    (model.components.photo, "var_photo"),
                    (model.components.minimalDetectableChange(photosPerVisit: 1), "mdc95_one_photo"),
                    (model.components.minimalDetectableChange(photosPerVisit: 3), "mdc95_three_photos"),
                ], 2e-6, kind)
            try truth.expect([(model.minusTwoLogLikelihood, "reml_crit")], 1e-8, kind)
        }
    }

    @Test func armsAtOneVisitAreThoseOfR() throws {
        let table = try FixtureTable("arms_ancova_month6.csv")
        let truth = try FixtureValue(fixture: "lmm.json")["ancova"]
        let found = try ArmComparison(
            arms: try table.text("arm"), baselines: try table.numbers("base"), values: try table.numbers("roughness"))
        let names = ["(Intercept)", "base", "armcream", "armlaser"]
        try truth["coef"].expect(Array(zip(found.coefficients, names)), 1e-9)
        try truth["se"].expect(Array(zip(found.standardErrors, names)), 1e-9)
        try truth.expect([(found.sigma, "sigma"), (found.degrees, "df")], 1e-9)
        for (pair, expected) in zip(found.pairs, try truth["pairs"].list) {
            #expect("\(pair.first) - \(pair.second)" == (try expected["contrast"].text))
            try expected.expect(
                [
                    (pair.estimate, "estimate"), (pair.standardError, "SE"), (pair.probability, "p.value"),
                    (pair.holm, "holm"),
                ], 1e-9)
        }
    }

    @Test func rowOrderChangesNothing() throws {
        let file = try FixtureTable("lmm_texture_course.csv")
        let order = Array(try file.numbers("month").indices.reversed())
        let (y, month, patient) = (
            try file.numbers("roughness"), try file.numbers("month"), try file.text("patient")
        )
        let formula = try MixedFormula("roughness ~ month + (month | patient)")
        let forward = try MixedModel(
            formula,
            try MixedTable(["roughness": .numbers(y), "month": .numbers(month), "patient": .levels(patient)]))
        let backward = try MixedModel(
            formula,
            try MixedTable([
                "roughness": .numbers(order.map { y[$0] }), "month": .numbers(order.map { month[$0] }),
                "patient": .levels(order.map { patient[$0] }),
            ]))
        #expect(forward.coefficients == backward.coefficients && forward.theta == backward.theta)
    }

    @Test(arguments: [
        "y", "y ~ x", "y ~ x + (x | g) + (1 | h)", "y ~ x + (x + z | g)", "~ x + (1 | g)", "y ~ x-1 + (1 | g)",
    ])
    func unreadableFormulasAreNamed(_ text: String) {
        #expect(throws: MixedFormulaError.self) { try MixedFormula(text) }
    }

    @Test func badTablesAreNamed() throws {
        let formula = try MixedFormula("y ~ x + (1 | g)")
        func fit(_ y: [Double], _ x: [Double], _ g: [String]) throws -> MixedModel {
            try MixedModel(formula, try MixedTable(["y": .numbers(y), "x": .numbers(x), "g": .levels(g)]))
        }
        #expect(throws: HealingInputError.lengthsDiffer) { try fit([1], [1, 2], ["a"]) }
        #expect(throws: HealingInputError.notFinite(at: 0)) { try fit([.nan, 1, 2], [1, 2, 3], ["a", "b", "c"]) }
        #expect(throws: HealingInputError.tooFew(needed: 3)) { try fit([1, 2, 3], [1, 2, 3], ["a", "b", "b"]) }
        #expect(throws: HealingInputError.notIdentified) {
            try fit([1, 2, 3, 5, 3], [1, 1, 1, 1, 1], ["a", "b", "c", "c", "a"])
        }
        #expect(throws: MixedFormulaError.self) { try MixedModel(formula, try MixedTable(["y": .numbers([1])])) }
    }

    /// One second is the promise for 200 patients with 8 visits; a loaded machine gets five.
    @Test func aLargeCourseIsQuick() throws {
        var random = CounterRandom(seed: 5)
        var (y, month, patient): ([Double], [Double], [String]) = ([], [], [])
        for index in 0..<200 {
            let (level, slope) = (100 + 9 * random.normal(), -2 + 0.7 * random.normal())
            for visit in 0..<8 {
                y.append(level + slope * Double(visit) + 4 * random.normal())
                month.append(Double(visit))
                patient.append("P\(1000 + index)")
            }
        }
        let table = try MixedTable(["y": .numbers(y), "month": .numbers(month), "patient": .levels(patient)])
        let clock = ContinuousClock()
        let started = clock.now
        let model = try MixedModel(try MixedFormula("y ~ month + (month | patient)"), table)
        let time = clock.now - started
        print("mixed model, 200 patients: \(time)")
        #expect(time < .seconds(5))
        #expect(abs(model.coefficients[1] + 2) < 0.2 && abs(model.sigma - 4) < 0.3)
    }
}
