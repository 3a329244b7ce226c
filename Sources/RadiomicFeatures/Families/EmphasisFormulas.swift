/// The formulas that run lengths, zone sizes, zone distances and dependences share: r(i, j) counts level i with whole
/// number j, Ns = Σ r, p = r/Ns.
enum EmphasisFormulas {
    /// Σ i^a·j^b·r/Ns for powers -2, 0 and 2.
    static func emphasis(_ table: LevelTable, level: Int, size: Int) -> Double {
        let total = table.entries.reduce(0.0) { sum, entry in
            sum + Double(entry.count) * factor(entry.level, level) * factor(entry.size, size)
        }
        return total / Double(table.total)
    }

    private static func factor(_ number: Int, _ power: Int) -> Double {
        let square = Double(number) * Double(number)
        return power == 0 ? 1 : power > 0 ? square : 1 / square
    }

    /// Σ (Σ r)²/Ns of a marginal.
    static func nonUniformity(_ totals: [Int], _ table: LevelTable) -> Double {
        totals.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(table.total)
    }

    /// Σ (x - μ)²·p
    static func variance(_ table: LevelTable, of number: (LevelTable.Entry) -> Int) -> Double {
        let total = Double(table.total)
        let mean = table.entries.reduce(0.0) { $0 + Double(number($1)) * Double($1.count) } / total
        return table.entries.reduce(0.0) { sum, entry in
            let distance = Double(number(entry)) - mean
            return sum + distance * distance * Double(entry.count)
        } / total
    }

    static func entropy(_ table: LevelTable) -> Double {
        let total = Double(table.total)
        return EntropySum.bits(table.entries.lazy.map { Double($0.count) / total })
    }

    static func energy(_ table: LevelTable) -> Double {
        let total = Double(table.total)
        return table.entries.reduce(0.0) { $0 + Double($1.count) / total * (Double($1.count) / total) }
    }
}

/// The sixteen features of a family of that form, under the names the family gives them.
struct EmphasisFamily {
    /// Code, identifier and title of one feature.
    typealias Name = (code: String, id: String, title: String)

    let family: FeatureFamily
    let prefix: String
    /// In the order of `features`.
    let names: [Name]

    var features: [Feature<LevelTable>] {
        let formulas: [(String, String, @Sendable (LevelTable) -> Double?)] = [
            ("Σ r/j² /Ns", "0…1", { EmphasisFormulas.emphasis($0, level: 0, size: -2) }),
            ("Σ j²·r /Ns", "≥1", { EmphasisFormulas.emphasis($0, level: 0, size: 2) }),
            ("Σ r/i² /Ns", "0…1", { EmphasisFormulas.emphasis($0, level: -2, size: 0) }),
            ("Σ i²·r /Ns", "≥1", { EmphasisFormulas.emphasis($0, level: 2, size: 0) }),
            ("Σ r/(i²·j²) /Ns", "0…1", { EmphasisFormulas.emphasis($0, level: -2, size: -2) }),
            ("Σ i²·r/j² /Ns", ">0", { EmphasisFormulas.emphasis($0, level: 2, size: -2) }),
            ("Σ j²·r/i² /Ns", ">0", { EmphasisFormulas.emphasis($0, level: -2, size: 2) }),
            ("Σ i²·j²·r /Ns", "≥1", { EmphasisFormulas.emphasis($0, level: 2, size: 2) }),
            ("Σᵢ (Σⱼ r)² /Ns", "≥1", { EmphasisFormulas.nonUniformity($0.levelTotals, $0) }),
            ("Σᵢ (Σⱼ r)² /Ns²", "0…1", { EmphasisFormulas.nonUniformity($0.levelTotals, $0) / Double($0.total) }),
            ("Σⱼ (Σᵢ r)² /Ns", "≥1", { EmphasisFormulas.nonUniformity($0.sizeTotals, $0) }),
            ("Σⱼ (Σᵢ r)² /Ns²", "0…1", { EmphasisFormulas.nonUniformity($0.sizeTotals, $0) / Double($0.total) }),
            ("Ns/Nv", "0…1", { Double($0.total) / Double($0.voxels) }),
            ("Σ (i-μ)²·p", "≥0", { EmphasisFormulas.variance($0) { $0.level } }),
            ("Σ (j-μ)²·p", "≥0", { EmphasisFormulas.variance($0) { $0.size } }),
            ("-Σ p·log₂ p", "≥0", { EmphasisFormulas.entropy($0) }),
            ("Σ p²", "0…1", { EmphasisFormulas.energy($0) }),
        ]
        return zip(names, formulas).map { name, formula in
            Feature(family, prefix + name.code, name.id, name.title, formula.0, formula.1, value: formula.2)
        }
    }
}
