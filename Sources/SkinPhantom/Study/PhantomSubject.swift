import StudyRecords

/// A person of the kit: one region of skin through all visits.
package struct PhantomSubject: Sendable {
    package let name: String
    package let kind: PhantomKind
    package let tone: SkinTone
    package let light: PhantomLight
    package let frame: PhantomFrame
    package var traits = SkinTraits()
    package var sessions: [PhantomSession] = []
    package var visits: [PhantomVisit] = []
    let seed: UInt64

    init(
        _ name: String, _ kind: PhantomKind, tone: SkinTone, light: PhantomLight, frame: PhantomFrame, seed: UInt64
    ) {
        (self.name, self.kind, self.tone, self.light, self.frame) = (name, kind, tone, light, frame)
        self.seed = PhantomRandom.derived(seed, name)
    }

    package static let region = "cheek"

    /// Skin as it is at rest.
    var rest: SkinState { SkinState(blood: tone.blood, melanin: tone.melanin) }

    package func makeSurface() -> SkinSurface {
        SkinSurface(
            traits: traits, photoWidth: frame.width, photoHeight: frame.height, mmPerPixel: frame.mmPerPixel,
            treated: frame.treated, control: frame.control, seed: seed)
    }

    /// Adds a visit; puncta and photo conditions are drawn for it.
    mutating func visit(
        at hours: Double, shot: Int? = nil, state: SkinState, trueState: SkinState? = nil, claim: String,
        _ options: PhantomOptions
    ) {
        let index = visits.count
        visits.append(
            PhantomVisit(
                hours: hours, shot: shot, state: state, steadyState: trueState ?? state, claim: claim,
                conditions: .drawn(for: self, visit: index, isBaseline: index == 0, options)))
    }
}

/// A roller session of a subject.
package struct PhantomSession: Sendable {
    package let number: Int
    /// Hours since the start of the study.
    package let hours: Double
    package var course: PhantomCourse?
}

/// A photo of a subject.
package struct PhantomVisit: Sendable {
    /// Hours since the start of the study.
    package let hours: Double
    /// Number among the shots of one visit.
    package let shot: Int?
    /// Skin as photographed, and as it would be without the whims of the day.
    package let state: SkinState
    package let steadyState: SkinState
    /// What the photo is there to show.
    package let claim: String
    package let conditions: PhotoConditions

    /// 2026-01-05T08:00Z is the start of every study.
    package static let start = StudyTime(epochSeconds: 1_767_600_000, offsetMinutes: 0)

    package static func time(_ hours: Double) -> StudyTime {
        StudyTime(epochSeconds: start.epochSeconds + Int((hours * 60).rounded()) * 60, offsetMinutes: 0)
    }

    package var capturedAt: StudyTime { PhantomVisit.time(hours) }

    /// 2026-01-05T0800
    package var name: String { String(capturedAt.description.prefix(16)).replacingColons }
}

extension String {
    fileprivate var replacingColons: String { filter { $0 != ":" } }
}

extension PhantomRandom {
    /// A seed of its own for each name.
    static func derived(_ seed: UInt64, _ name: String) -> UInt64 {
        var random = PhantomRandom(seed: seed, name)
        return random.next()
    }
}
