extension FigureWords {
    static let english = FigureWords(
        decimalMark: ".", range: { "\($0) to \($1)" }, minutes: { "\($0) min" }, hours: { "\($0) h" },
        days: { $0 == "1" ? "1 day" : "\($0) days" }, givenDays: { $0 == "1" ? "1 day" : "\($0) days" },
        hourTick: { "\($0) h" }, dayTick: { "\($0) d" },
        weekTick: { "\($0) wk" }, yearTick: { "\($0) yr" }, open: "open",
        date: { year, month, day in
            let names = [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
            return names.indices.contains(month - 1) ? "\(day) \(names[month - 1]) \(year)" : "\(year)"
        })
}
