/// A text that depends on a number; `#` stands for the number. English and German have two forms.
struct Plural: Sendable {
    let one, other: String

    init(_ one: String, _ other: String) { (self.one, self.other) = (one, other) }

    func callAsFunction(_ count: Int) -> String {
        (count == 1 ? one : other).replacing("#", with: "\(count)")
    }
}
