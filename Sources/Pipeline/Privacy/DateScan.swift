/// Calendar dates from 1970 to 2099 in a text, however they are written.
enum DateScan {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mai", "okt", "dez", "mär",
    ]

    /// The dates as they stand there.
    ///
    /// - Parameter isName: a file name, where `20260310` is a date; in a table it may be a number.
    static func dates(in text: String, isName: Bool = false) -> [String] {
        let bytes = Array(text.utf8)
        var (found, place) = ([String](), 0)
        while place < bytes.count {
            guard isDigit(bytes, place), !isDigit(bytes, place - 1) else {
                place += 1
                continue
            }
            let end = runEnd(bytes, place)
            if let length = length(bytes, place, end, isName) {
                found.append(String(decoding: bytes[place..<place + length], as: UTF8.self))
                place += length
            } else {
                place = end
            }
        }
        return found
    }

    private static func length(_ bytes: [UInt8], _ start: Int, _ end: Int, _ isName: Bool) -> Int? {
        switch end - start {
        case 4 where isYear(bytes, start): yearFirst(bytes, start) ?? monthBefore(bytes, start)
        case 1, 2: yearLast(bytes, start, end)
        case 8 where isName && isYear(bytes, start): isDay(bytes, start + 4, start + 6) ? 8 : nil
        case 14 where isName && isYear(bytes, start): isDay(bytes, start + 4, start + 6) ? 14 : nil
        default: nil
        }
    }

    /// `2026-03-10`, `2026:03:10`, `2026/03/10`, `2026_03_10`.
    private static func yearFirst(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start + 10 <= bytes.count, "-:/._".utf8.contains(bytes[start + 4]), bytes[start + 7] == bytes[start + 4],
            isDay(bytes, start + 5, start + 8), !isDigit(bytes, start + 10)
        else { return nil }
        return 10
    }

    /// `10.03.2026`, `3/10/2026`, `10 March 2026`.
    private static func yearLast(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
        guard end < bytes.count else { return nil }
        if "./-".utf8.contains(bytes[end]), isDigit(bytes, end + 1) {
            let second = runEnd(bytes, end + 1)
            guard second - end <= 3, second < bytes.count, bytes[second] == bytes[end], isYear(bytes, second + 1),
                runEnd(bytes, second + 1) == second + 5
            else { return nil }
            return second + 5 - start
        }
        var place = end
        while place < bytes.count, ". ".utf8.contains(bytes[place]) { place += 1 }
        guard place > end, let word = monthEnd(bytes, place) else { return nil }
        guard word < bytes.count, bytes[word] == 32, isYear(bytes, word + 1) else { return nil }
        return word + 5 - start
    }

    /// The year of `March 10, 2026`; a month without a day is no date.
    private static func monthBefore(_ bytes: [UInt8], _ year: Int) -> Int? {
        var place = year
        while place > 0, ", 0123456789".utf8.contains(bytes[place - 1]) { place -= 1 }
        var start = place
        while start > 0, isLetter(bytes[start - 1]) { start -= 1 }
        guard start < place, bytes[place..<year].contains(where: { (48...57).contains($0) }) else { return nil }
        return monthEnd(bytes, start) == place ? 4 : nil
    }

    private static func monthEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        var end = start
        while end < bytes.count, isLetter(bytes[end]) { end += 1 }
        let word = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        return end - start >= 3 && end - start <= 9 && months.contains { word.hasPrefix($0) } ? end : nil
    }

    private static func isYear(_ bytes: [UInt8], _ start: Int) -> Bool {
        guard start + 4 <= bytes.count, (0..<4).allSatisfy({ isDigit(bytes, start + $0) }) else { return false }
        return (1970...2099).contains(number(bytes, start, 4))
    }

    private static func isDay(_ bytes: [UInt8], _ month: Int, _ day: Int) -> Bool {
        guard day + 2 <= bytes.count, [month, month + 1, day, day + 1].allSatisfy({ isDigit(bytes, $0) }) else {
            return false
        }
        return (1...12).contains(number(bytes, month, 2)) && (1...31).contains(number(bytes, day, 2))
    }

    private static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
        bytes[start..<start + count].reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    private static func runEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var end = start
        while isDigit(bytes, end) { end += 1 }
        return end
    }

    private static func isDigit(_ bytes: [UInt8], _ place: Int) -> Bool {
        place >= 0 && place < bytes.count && (48...57).contains(bytes[place])
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) || byte >= 0x80 }
}
