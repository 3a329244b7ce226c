/// One row of truth.csv: a photo and everything that is true of it.
package struct PhotoTruth: Sendable, Codable {
    package var path: String
    package var subject: String
    package var visit: String
    package var kind: PhantomKind
    package var claim: String
    package var tone: SkinTone
    package var light: PhantomLight
    package var hoursAfter: Double?
    /// Skin as photographed.
    package var treated: RegionTruth
    package var control: RegionTruth
    /// Redness of treated less untreated skin without the whims of the day.
    package var steadyErythema: Double
    package var steadyErythemaFloor: Double
    package var relief: Double
    /// Per cm² of treated skin: bleeding points, pores, millimetres of line.
    package var punctaDensity: Double
    package var poreDensity: Double
    package var lineDensity: Double
    package var lineDepth: Double
    package var mmPerPixel: Double

    init(_ subject: PhantomSubject, _ visit: PhantomVisit, _ surface: SkinSurface, _ scale: ErythemaScale) {
        path = subject.path(of: visit)
        (self.subject, self.visit) = (subject.name, visit.name)
        (kind, claim, tone, light) = (subject.kind, visit.claim, subject.tone, subject.light)
        hoursAfter = subject.sessions.last { $0.hours <= visit.hours }.map { visit.hours - $0.hours }
        treated = RegionTruth(surface, visit.state, isTreated: true, scale)
        control = RegionTruth(surface, visit.state, isTreated: false, scale)
        let steady = [true, false].map { RegionTruth(surface, visit.steadyState, isTreated: $0, scale) }
        steadyErythema = steady[0].erythemaIndex - steady[1].erythemaIndex
        steadyErythemaFloor = steady[0].erythemaIndexFloor - steady[1].erythemaIndexFloor
        relief = visit.state.relief
        let area = subject.frame.treated
        punctaDensity =
            Double(visit.state.puncta.count { area.contains($0.place.x, $0.place.y) }) / area.squareCentimeters
        (poreDensity, lineDensity) = (surface.poresPerCM2, surface.linesMMPerCM2)
        (lineDepth, mmPerPixel) = (subject.traits.lineDepth, subject.frame.mmPerPixel)
    }
}

extension PhantomSubject {
    /// <subject>/<visit>/<region>[_<shot>].jpg
    package func path(of visit: PhantomVisit) -> String {
        "\(name)/\(visit.name)/\(PhantomSubject.region)\(visit.shot.map { "_\($0)" } ?? "").jpg"
    }
}
