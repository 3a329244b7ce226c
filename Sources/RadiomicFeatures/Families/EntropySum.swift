import PortableMath

/// Shannon entropy in bits, as every IBSI entropy is: -Σ p·log₂ p over p > 0, in the order given.
enum EntropySum {
    static func bits(_ probabilities: some Sequence<Double>) -> Double {
        -probabilities.reduce(0.0) { $1 > 0 ? $0 + $1 * log2($1) : $0 }
    }

    static func log2(_ x: Double) -> Double { PortableMath.log(x) / 0.693147180559945309417 }
}
