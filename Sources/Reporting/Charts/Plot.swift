/// A picture made of paths and words, with the figures behind it as a table. Kinds are classes of the style sheet; what they
/// tell apart is told by shape or dash as well, never by color alone.
struct Plot {
    struct Shape {
        let kind, d: String
        let label: Label
        /// Numbers of the rows of the page's table that the marks of the path stand for.
        var rows: String?
    }

    struct Word {
        let kind, x, y, anchor: String
        let label: Label
    }

    struct Row {
        let cells: [Label]
    }

    struct Key {
        let kind, d: String
        let label: Label
    }

    let title: Label
    let unit: String
    let description: String
    var note: Label = ""
    /// Further classes of the figure.
    var kind = ""
    /// Columns of the page's table that hold the figures, where the plot has no table of its own.
    var columns: String?
    let width: String
    let height: String
    var shapes: [Shape] = []
    var words: [Word] = []
    var keys: [Key] = []
    /// What the template asks for; Mustache sees stored properties alone.
    var tables: [Table] = []

    struct Table {
        let header: [String]
        let rows: [Row]
    }

    init(title: String, unit: String = "", description: String, width: Double = 640, height: Double = 300) {
        self.init(title: Label(title), unit: unit, description: description, width: width, height: height)
    }

    init(title: Label, unit: String = "", description: String, width: Double = 640, height: Double = 300) {
        self.title = title
        self.unit = unit
        self.description = description
        self.width = Chart.coordinate(width)
        self.height = Chart.coordinate(height)
    }

    mutating func draw(_ kind: String, _ d: String, label: String = "") { draw(kind, d, label: Label(label)) }

    mutating func draw(_ kind: String, _ d: String, label: Label) {
        shapes.append(Shape(kind: kind, d: d, label: label))
    }

    mutating func write(_ text: String, x: Double, y: Double, kind: String = "tick", anchor: String = "middle") {
        write(Label(text), x: x, y: y, kind: kind, anchor: anchor)
    }

    mutating func write(_ label: Label, x: Double, y: Double, kind: String = "tick", anchor: String = "middle") {
        words.append(
            Word(kind: kind, x: Chart.coordinate(x), y: Chart.coordinate(y), anchor: anchor, label: label))
    }

    /// An entry of the legend: a short stroke of this kind, or a mark.
    mutating func explain(_ kind: String, _ text: String, mark: String? = nil) {
        explain(kind, Label(text), mark: mark)
    }

    mutating func explain(_ kind: String, _ label: Label, mark: String? = nil) {
        keys.append(Key(kind: kind, d: mark ?? "M2 7 H26", label: label))
    }

    mutating func tabulate(_ header: [String], _ rows: [[String]]) {
        tabulate(header, rows.map { $0.map { Label($0) } })
    }

    mutating func tabulate(_ header: [String], _ rows: [[Label]]) {
        guard !rows.isEmpty else { return }
        tables = [Table(header: header, rows: rows.map { Row(cells: $0) })]
    }
}

/// Path data.
enum PathText {
    static func polyline(_ points: [(x: Double, y: Double)]) -> String {
        points.isEmpty
            ? ""
            : "M" + points.map { "\(Chart.coordinate($0.x)) \(Chart.coordinate($0.y))" }.joined(separator: " L")
    }

    /// Closed area between an upper and a lower line over the same x.
    static func area(_ upper: [(x: Double, y: Double)], _ lower: [(x: Double, y: Double)]) -> String {
        upper.isEmpty ? "" : polyline(upper + lower.reversed()) + " Z"
    }

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        polyline([(x1, y1), (x2, y2)])
    }

    static func circle(_ x: Double, _ y: Double, _ r: Double) -> String {
        let (left, size) = (Chart.coordinate(x - r), Chart.coordinate(r))
        return "M\(left) \(Chart.coordinate(y)) a\(size) \(size) 0 1 0 \(Chart.coordinate(2 * r)) 0"
            + " a\(size) \(size) 0 1 0 \(Chart.coordinate(-2 * r)) 0 Z"
    }

    /// Points that a round stroke makes dots of: thousands in one path.
    static func dots(_ places: [(x: Double, y: Double)]) -> String {
        places.map { place in
            let left = Chart.coordinate(place.x)
            return "M\(left) \(Chart.coordinate(place.y))H\(left)"
        }.joined()
    }

    static func diamond(_ x: Double, _ y: Double, _ r: Double) -> String {
        polyline([(x, y - r), (x + r, y), (x, y + r), (x - r, y)]) + " Z"
    }

    static func triangle(_ x: Double, _ y: Double, _ r: Double) -> String {
        polyline([(x, y - r), (x + r, y + 0.8 * r), (x - r, y + 0.8 * r)]) + " Z"
    }

    static func cross(_ x: Double, _ y: Double, _ r: Double) -> String {
        line(x - r, y - r, x + r, y + r) + " " + line(x - r, y + r, x + r, y - r)
    }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
        polyline([(x, y), (x + width, y), (x + width, y + height), (x, y + height)]) + " Z"
    }
}

extension Plot {
    /// A grid line for each tick across the plot, with its label on the left.
    mutating func drawRows(of y: AxisScale, from left: Double, to right: Double) {
        for tick in y.ticks {
            let at = y.position(tick.value)
            draw("grid", PathText.line(left, at, right, at))
            write(tick.label, x: left - 6, y: at + 4, anchor: "end")
        }
    }

    /// A grid line for each tick down the plot, with its label below.
    mutating func drawColumns(of x: AxisScale, from top: Double, to bottom: Double) {
        for tick in x.ticks {
            let at = x.position(tick.value)
            draw("grid", PathText.line(at, top, at, bottom))
            write(tick.label, x: at, y: bottom + 16)
        }
    }
}

/// Axes of a plot: grid lines with labels.
struct PlotAxes {
    let x: AxisScale
    let y: AxisScale
    var left = Chart.left
    var right = Chart.right
    var top = Chart.top
    var bottom = Chart.bottom

    func draw(into plot: inout Plot, xTitle: String, yTitle: String = "") {
        plot.drawRows(of: y, from: left, to: right)
        plot.drawColumns(of: x, from: top, to: bottom)
        plot.write(xTitle, x: right, y: bottom + 34, kind: "axis", anchor: "end")
        if !yTitle.isEmpty { plot.write(yTitle, x: left, y: top - 12, kind: "axis", anchor: "start") }
    }
}
