import PortableMath

/// Mean healing curve of a group of patients: natural spline of ln(1 + t), least squares, patient-clustered covariance.
///
/// CR1 [liang-1986]: (X'X)⁻¹·Σ Xg'eg·eg'Xg·(X'X)⁻¹·G/(G-1)·(n-1)/(n-p).
package struct GroupCurve: Sendable {
    package static let innerKnots = [12.0, 48, 120]
    package static let boundaryKnots = [0.0, 672]
    /// Fewer patients: show their points only.
    package static let fewestPatients = 8
    /// From here on a simultaneous band may be drawn; below, a labeled pointwise interval.
    package static let fewestForBand = 20

    package let patients: Int
    package let residualSum: Double
    /// Between the patients' own times, the first and last of them.
    package let range: ClosedRange<Double>
    private let fit: LeastSquares
    private let spline: NaturalSpline
    /// In the orthonormal basis, without and with the small-sample factor.
    private let meat: Matrix
    package let correction: Double

    package init(patients names: [String], hours: [Double], values: [Double]) throws(HealingInputError) {
        guard names.count == hours.count, names.count == values.count else { throw .lengthsDiffer }
        try HealingInputError.requireFinite(hours)
        try HealingInputError.requireFinite(values)
        let order = names.indices.sorted { (names[$0], hours[$0], values[$0]) < (names[$1], hours[$1], values[$1]) }
        let spline = NaturalSpline(hours: GroupCurve.innerKnots + GroupCurve.boundaryKnots)
        let design = Matrix(rows: order.map { spline.row(atHours: hours[$0]) })
        guard order.count > spline.terms, Set(names).count >= 2 else { throw .tooFew(needed: spline.terms + 1) }
        let fit = try LeastSquares(design, order.map { values[$0] })
        var meat = Matrix(spline.terms, spline.terms)
        var start = 0
        for end in 1...order.count where end == order.count || names[order[end]] != names[order[start]] {
            let score = (0..<spline.terms).map { column in
                (start..<end).reduce(0) { $0 + fit.basis[$1, column] * fit.residuals[$1] }
            }
            for i in 0..<spline.terms { for j in 0..<spline.terms { meat[i, j] += score[i] * score[j] } }
            start = end
        }
        let (groups, n, p) = (Double(Set(names).count), Double(order.count), Double(spline.terms))
        (self.fit, self.spline, self.meat) = (fit, spline, meat)
        patients = Set(names).count
        residualSum = fit.residualSum
        correction = groups / (groups - 1) * (n - 1) / (n - p)
        range = (hours.min() ?? 0)...(hours.max() ?? 0)
    }

    fileprivate func coordinates(_ hours: Double) -> [Double] { fit.coordinates(of: spline.row(atHours: hours)) }

    package func value(atHours hours: Double) -> Double {
        Matrix.dot(spline.row(atHours: hours), fit.coefficients)
    }

    /// Standard error clustered by patient.
    package func standardError(atHours hours: Double, isCorrected: Bool = true) -> Double {
        let row = coordinates(hours)
        return (max(0, meat.product(row, row)) * (isCorrected ? correction : 1)).squareRoot()
    }

    /// Covariance of the curve at several hours.
    func covariance(atHours hours: [Double]) -> Matrix {
        let rows = Matrix(rows: hours.map(coordinates))
        return (rows * meat * rows.transposed).scaled(by: correction)
    }
}

/// A band about a curve at some hours.
package struct CurveBand: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package let hours: Double
        package let value: Double
        package let standardError: Double
        /// 95 % interval of this hour alone, Student's t.
        package let pointLow: Double
        package let pointHigh: Double
        /// 95 % band of all hours together; nil with fewer than 20 patients.
        package let bandLow: Double?
        package let bandHigh: Double?
    }

    package let points: [Point]
    package let critical: Double

    package init(_ curve: GroupCurve, atHours hours: [Double], seed: UInt64 = 1) {
        self.init(
            hours, hours.map { curve.value(atHours: $0) }, curve.covariance(atHours: hours),
            patients: curve.patients, smallest: curve.patients, seed)
    }

    /// First minus second arm, with a band of its own: two bands that overlap say nothing about their difference.
    package init(difference first: GroupCurve, _ second: GroupCurve, atHours hours: [Double], seed: UInt64 = 1) {
        self.init(
            hours, hours.map { first.value(atHours: $0) - second.value(atHours: $0) },
            first.covariance(atHours: hours) + second.covariance(atHours: hours),
            patients: first.patients + second.patients - 1, smallest: min(first.patients, second.patients), seed)
    }

    private init(
        _ hours: [Double], _ values: [Double], _ covariance: Matrix, patients: Int, smallest: Int, _ seed: UInt64
    ) {
        let degrees = patients - 1
        let errors = covariance.diagonalRoots
        let single = StudentDistribution.quantile(0.975, degrees: Double(degrees))
        let joint = SupremumT.critical(covariance, degrees: degrees, seed: seed)
        critical = joint
        points = hours.indices.map { index in
            let (value, error) = (values[index], errors[index])
            let isBand = smallest >= GroupCurve.fewestForBand
            return Point(
                hours: hours[index], value: value, standardError: error, pointLow: value - single * error,
                pointHigh: value + single * error, bandLow: isBand ? value - joint * error : nil,
                bandHigh: isBand ? value + joint * error : nil)
        }
    }
}

/// Critical values of the largest |t| over correlated contrasts.
package enum SupremumT {
    static let draws = 20_000

    /// - Parameter degrees: of the common χ² in the denominator; nil for the normal limit.
    static func critical(_ covariance: Matrix, degrees: Int?, level: Double = 0.95, seed: UInt64 = 1) -> Double {
        let factor = semidefiniteFactor(covariance)
        let size = covariance.rows
        let errors = covariance.diagonalRoots
        var suprema: [Double] = []
        for draw in 0..<draws {
            var random = CounterRandom(seed: seed, stream: UInt64(draw))
            let noise = (0..<size).map { _ in random.normal() }
            let scale =
                degrees.map { (random.chiSquare(degrees: $0) / Double($0)).squareRoot() } ?? 1
            var largest = 0.0
            for i in 0..<size where errors[i] > 0 {
                var sum = 0.0
                for k in 0...i { sum += factor[i, k] * noise[k] }
                largest = max(largest, abs(sum) / errors[i])
            }
            suprema.append(largest / scale)
        }
        return suprema.sorted()[min(draws - 1, Int((level * Double(draws)).rounded(.down)))]
    }

    /// Cholesky factor of a matrix that may be singular: directions without variance stay empty.
    private static func semidefiniteFactor(_ matrix: Matrix) -> Matrix {
        let size = matrix.rows
        var factor = Matrix(size, size)
        for j in 0..<size {
            var pivot = matrix[j, j]
            for k in 0..<j { pivot -= factor[j, k] * factor[j, k] }
            guard pivot > 1e-10 * matrix[j, j] else { continue }
            factor[j, j] = pivot.squareRoot()
            for i in j + 1..<max(size, j + 1) {
                var sum = matrix[i, j]
                for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
                factor[i, j] = sum / factor[j, j]
            }
        }
        return factor
    }
}
