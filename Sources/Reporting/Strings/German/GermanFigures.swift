extension FigureWords {
    static let german = FigureWords(
        decimalMark: ",", range: { "\($0) bis \($1)" }, minutes: { "\($0) min" }, hours: { "\($0) h" },
        days: { $0 == "1" ? "1 Tag" : "\($0) Tage" }, givenDays: { $0 == "1" ? "1 Tag" : "\($0) Tagen" },
        hourTick: { "\($0) h" }, dayTick: { "\($0) d" },
        weekTick: { "\($0) Wo." }, yearTick: { "\($0) J." }, open: "offen",
        date: { year, month, day in
            let names = [
                "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                "November", "Dezember",
            ]
            return names.indices.contains(month - 1) ? "\(day). \(names[month - 1]) \(year)" : "\(year)"
        })
}
