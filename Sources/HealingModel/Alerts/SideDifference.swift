import StudyRecords

/// The same skin on the other side of the body, known by its name: `left-cheek` and `right-cheek`.
enum SideDifference {
    /// Photos of both sides this close together were taken at one visit, hours.
    static let visitHours = 2.0

    /// `right-cheek` for `left-cheek`; nil for a name without a side.
    static func counterpart(of region: String) -> String? {
        let swaps = ["left": "right", "right": "left", "l": "r", "r": "l"]
        let separators: Set<Character> = ["-", "_", " "]
        var (text, word, hasSide) = ("", "", false)
        func swapped(_ word: String) -> String {
            guard let other = swaps[word.lowercased()] else { return word }
            hasSide = true
            return other
        }
        for character in region {
            if separators.contains(character) {
                text += swapped(word) + String(character)
                word = ""
            } else {
                word.append(character)
            }
        }
        text += swapped(word)
        return hasSide ? text : nil
    }

    /// Own side minus the other at every visit that shows both; nil without any.
    static func curve(_ own: CurveRecord, minus other: CurveRecord) -> CurveRecord? {
        let points = own.points.compactMap { point -> CurvePoint? in
            let near = other.points.filter { $0.isBaseline == point.isBaseline }
                .min { abs($0.hours - point.hours) < abs($1.hours - point.hours) }
            guard let near, abs(near.hours - point.hours) <= visitHours else { return nil }
            let variance = point.standardError * point.standardError + near.standardError * near.standardError
            return CurvePoint(
                hours: point.hours, value: point.value - near.value, standardError: variance.squareRoot(),
                isBaseline: point.isBaseline)
        }
        guard !points.isEmpty else { return nil }
        var difference = own
        difference.points = points
        return difference
    }
}
