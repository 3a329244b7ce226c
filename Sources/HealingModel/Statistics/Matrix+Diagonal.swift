extension Matrix {
    /// Square roots of the diagonal.
    var diagonalRoots: [Double] { (0..<rows).map { max(0, self[$0, $0]).squareRoot() } }
}
