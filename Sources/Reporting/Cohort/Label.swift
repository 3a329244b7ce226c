/// A text that may name a person or an arm, with what stands there while names or arms are hidden.
struct Label: ExpressibleByStringInterpolation {
    let text: String
    /// In place of the text while names are hidden; nil where nobody is named.
    var coded: String?
    /// In place of the text while arms and the direction of changes are hidden; nil where it tells neither.
    var blinded: String?

    init(_ text: String, coded: String? = nil, blinded: String? = nil) {
        (self.text, self.coded, self.blinded) = (text, coded, blinded)
    }

    init(stringLiteral text: String) { self.init(text) }
}
