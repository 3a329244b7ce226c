/// How long a run will still take: photos by the rate so far, curves and pages by what they usually take until their own
/// rate is known.
package struct TimeLeft: Sendable {
    /// Seconds for the curves of one photo and for one page on an ordinary machine.
    private static let curveSeconds = 0.002
    private static let pageSeconds = 0.03

    private var photos = 0
    private var decoded = 0
    private var reused = 0
    private var subjects = 0
    private var pages = 0
    private var pagesDone = 0
    private var pagesBegan: Double?

    package init() {}

    /// Takes in what happened `seconds` after the start.
    package mutating func note(_ event: RunEvent, at seconds: Double) {
        switch event {
        case .started(let photos, _, let subjects): (self.photos, self.subjects) = (photos, subjects)
        case .photo(let progress): if progress.isReused { reused += 1 } else { decoded += 1 }
        case .writing(let files): (pages, pagesBegan) = (files, seconds)
        case .wrote(_, let done, _): pagesDone = done
        case .curves, .finished: break
        }
    }

    /// Photos per second so far.
    package func rate(at seconds: Double) -> Double { Double(decoded + reused) / max(seconds, 0.001) }

    /// nil before anything can be said.
    package func seconds(at now: Double) -> Double? {
        if let began = pagesBegan {
            let each = pagesDone > 0 ? (now - began) / Double(pagesDone) : TimeLeft.pageSeconds
            return each * Double(pages - pagesDone)
        }
        guard decoded + reused > 0 else { return nil }
        let measuring = Double(photos - decoded - reused) * now / Double(decoded + reused)
        return measuring + TimeLeft.curveSeconds * Double(photos) + TimeLeft.pageSeconds * Double(subjects + 10)
    }
}
