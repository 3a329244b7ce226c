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
    /// In the orthonormal basis, without the small-sample factor.
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

    private func coordinates(_ hours: Double) -> [Double] { fit.coordinates(of: spline.row(atHours: hours)) }

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
