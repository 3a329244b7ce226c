extension PairWords {
    static let german = PairWords(
        studyName: "Vergleich zweier Fotos", title: "Vorher und nachher", sameSkin: "Dieselbe Haut",
        nothing: "Es ließ sich nichts vergleichen.",
        verdict: { "Rötung: \($0)." },
        sentence: { verdict, change, interval in
            "Rötung \(verdict): Änderung \(change)" + (interval.map { ", 95-%-Intervall \($0)" } ?? "") + "."
        }, settles: { "Klären würde das: \($0)." })
}
