import Testing

@testable import HealingModel

/// Agreement statistics against R 4.2.2 (psych, own formulas), 10⁻⁹.
@Suite struct AgreementTests {
    private func tables() throws -> [FixtureValue] { try FixtureValue(fixture: "agreement.json")["tables"].list }

    private func rows(_ table: FixtureValue) throws -> [[Double]] { try table["data"].list.map(\.numbers) }

    @Test func intraclassCorrelationsAreThoseOfR() throws {
        #expect(try tables().count == 3)
        for table in try tables() {
            let squares = try ReplicateTable(try rows(table))
            for form in IntraclassCorrelation.Form.allCases {
                let found = IntraclassCorrelation(squares, form)
                try table["icc"][form.rawValue].expect(
                    [
                        (found.value, "icc"), (found.statistic, "F"), (found.degreesBetween, "df1"),
                        (found.degreesError, "df2"), (found.probability, "p"), (found.confidenceLow, "lower95"),
                        (found.confidenceHigh, "upper95"),
                    ], 1e-9, form.rawValue)
            }
        }
    }

    @Test func measurementErrorIsThatOfR() throws {
        for table in try tables() {
            let squares = try ReplicateTable(try rows(table))
            let error = MeasurementError(squares)
            let truth = try table["sem"]
            try truth.expect(
                [
                    (squares.between, "MSB"), (squares.within, "MSW"), (squares.columns, "MSJ"),
                    (squares.residual, "MSE"), (error.degrees, "df_within"), (error.sem, "sem_oneway"),
                    (error.semConsistency, "sem_twoway_consistency"),
                    (error.repeatability, "repeatability_coefficient"),
                    (error.minimalDetectableChange, "mdc95_t"), (error.repeatability(photos: 3), "mdc95_mean_of_3"),
                ], 1e-9)
            let interval = try truth.numbers("sem_ci95")
            #expect(agrees(error.semLow, interval[0], 1e-9) && agrees(error.semHigh, interval[1], 1e-9))
        }
    }

    @Test func limitsOfAgreementAreThoseOfR() throws {
        for table in try tables() {
            let data = try rows(table)
            let found = try BlandAltman(data.map { $0[0] }, data.map { $0[1] })
            let truth = try table["bland_altman_1_2"]
            try truth.expect(
                [
                    (found.bias, "bias"), (found.deviation, "sd"), (found.limitError, "loa_se_approx"),
                    (found.trend, "trend"), (found.trendProbability, "trend_p"),
                ], 1e-9)
            let ends = try truth.numbers("loa") + truth.numbers("bias_ci95")
            let values = [found.limitLow, found.limitHigh, found.biasLow, found.biasHigh]
            #expect(zip(values, ends).allSatisfy { agrees($0, $1, 1e-9) })
        }
    }

    @Test func nestedMeanSquaresAreThoseOfR() throws {
        let table = try FixtureTable("agreement_nested_balanced.csv")
        let (persons, visits, y) = (try table.text("person"), try table.text("visit"), try table.numbers("y"))
        var nested: [[[Double]]] = []
        for index in y.indices {
            let isNewPerson = index == 0 || persons[index] != persons[index - 1]
            let isNewVisit = isNewPerson || visits[index] != visits[index - 1]
            if isNewPerson { nested.append([]) }
            if isNewVisit { nested[nested.count - 1].append([]) }
            nested[nested.count - 1][nested[nested.count - 1].count - 1].append(y[index])
        }
        let found = try NestedMeanSquares(nested)
        try FixtureValue(fixture: "agreement.json")["nested"]["balanced_anova"].expect(
            [
                (found.person, "MS_person"), (found.visit, "MS_visit"), (found.photo, "MS_photo"),
                (found.components.person, "var_person"), (found.components.visit, "var_visit"),
                (found.components.photo, "var_photo"), (found.visitDegrees, "df_visit"),
                (found.photoDegrees, "df_photo"),
            ], 1e-9)
    }

    @Test func badTablesAreNamed() {
        #expect(throws: HealingInputError.tooFew(needed: 2)) { try ReplicateTable([[1, 2]]) }
        #expect(throws: HealingInputError.lengthsDiffer) { try ReplicateTable([[1, 2], [1, 2, 3]]) }
        #expect(throws: HealingInputError.notFinite(at: 1)) { try ReplicateTable([[1, .nan], [1, 2]]) }
        #expect(throws: HealingInputError.notIdentified) { try ReplicateTable([[1, 1], [2, 2]]) }
    }
}
