import PortableMath
import Testing

@testable import HealingModel

/// NIST StRD nonlinear regression, and curves that R ships.
@Suite struct NonlinearFitTests {
    private func fit(_ set: FixtureValue, from start: [Double], names: [String]? = nil) throws -> NonlinearFit {
        let parts = try #require(try set["model"].text).split(separator: ";").map(String.init)
        let expression = try ModelParser.expression(parts[0])
        let y = try set.numbers("y")
        var data = ["x": try set.numbers("x")]
        for part in parts.dropFirst() {
            let sides = part.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
            data[String(sides[0])] = Array(repeating: try #require(Double(String(sides[1]))), count: y.count)
        }
        let parameters = names ?? start.indices.map { "b\($0 + 1)" }
        return try NonlinearFit(
            expression, data: data, response: y, start: zip(parameters, start).map { (name: $0, value: $1) })
    }

    private func digits(_ found: [Double], _ truth: [Double]) -> Double {
        zip(found, truth).map { found, truth in
            let error = abs(found - truth) / max(abs(truth), 1e-300)
            return error == 0 ? 15 : -PortableMath.log10(error)
        }.min() ?? 0
    }

    @Test func certifiedValuesFromTheNearStart() throws {
        for (name, set) in try FixtureValue(fixture: "nist_nonlinear.json")["data"].object.sorted(by: {
            $0.key < $1.key
        }) {
            let found = try fit(set, from: try set.numbers("start2"))
            #expect(found.isConverged, "\(name)")
            let exact = digits(found.coefficients, try set.numbers("certified"))
            #expect(exact >= 6, "\(name): \(exact)")
            let errors = digits(try #require(found.standardErrors), try set.numbers("certified_sd"))
            #expect(errors >= 5, "\(name) sd: \(errors)")
            #expect(digits([found.residualSum], [try set.value("rss")]) >= 6, "\(name) rss")
        }
    }

    @Test func theFarStartIsRightOrSaysSo() throws {
        let sets = try FixtureValue(fixture: "nist_nonlinear.json")["data"].object.sorted { $0.key < $1.key }
        var right = 0
        for (name, set) in sets {
            let found = try fit(set, from: try set.numbers("start1"))
            guard found.isConverged else { continue }
            let exact = digits(found.coefficients, try set.numbers("certified"))
            #expect(exact >= 6, "\(name): \(exact)")
            if exact >= 6 { right += 1 }
        }
        #expect(right >= sets.count - 1)
    }

    @Test func curvesThatRShips() throws {
        for (name, set) in try FixtureValue(fixture: "classic_nls.json")["fits"].object.sorted(by: { $0.key < $1.key })
        {
            let truth = try set.numbers("coef")
            let names = try set["par_names"].list.compactMap(\.text)
            let found = try fit(set, from: truth.map { $0 * 1.15 + 0.05 }, names: names)
            #expect(found.isConverged && digits(found.coefficients, truth) >= 7, "\(name) \(found.coefficients)")
            #expect(digits(try #require(found.standardErrors), try set.numbers("se")) >= 5, "\(name)")
        }
    }

    @Test func formulasAreReadAsWritten() throws {
        func value(_ text: String, _ x: Double) throws -> Double {
            try NonlinearFit.evaluate(try ModelParser.expression(text), ["x": [x]], rows: 1)[0]
        }
        #expect(try value("-x^2", 3) == -9)
        #expect(try value("2^3^2", 0) == 512)
        #expect(try value("1 - 2 - 3*[x+1]/2", 1) == -4)
        #expect(try value("x**-1", 4) == 0.25)
        #expect(abs(try value("cos(pi*x) + arctan(1)*4/pi + 1e1", 1) - 10) < 1e-12)
        for wrong in ["", "1+", "(x", "x)", "foo(x)", "x $ 2", "1..2", String(repeating: "(", count: 5000)] {
            #expect(throws: MixedFormulaError.self, "\(wrong)") { try ModelParser.expression(wrong) }
        }
    }

    @Test func aParameterNobodyFeelsIsNotConverged() throws {
        let x = [1.0, 2, 3, 4, 5, 6]
        let flat = try NonlinearFit(
            try ModelParser.expression("a + b*exp(-c*x)"), data: ["x": x], response: [1, 1.1, 0.9, 1, 1.05, 0.95],
            start: [("a", 1), ("b", 1), ("c", 80)])
        #expect(!flat.isConverged)
        #expect(throws: HealingInputError.self) {
            try NonlinearFit(
                try ModelParser.expression("a*x"), data: ["x": [1]], response: [1], start: [("a", 1)])
        }
    }
}
