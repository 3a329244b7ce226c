/// Before/after pairs, and replicate shots of unchanged skin.
enum PairSubjects {
    static func pairs(_ options: PhantomOptions, _ scale: ErythemaScale) -> [PhantomSubject] {
        ["null", "red", "relief"].flatMap { sort in
            (0..<options.pairs).map { index in
                var subject = person("pair-\(sort)-\(index + 1)", .pairs, index, options)
                subject.sessions = [PhantomSession(number: 1, hours: 1)]
                subject.visit(at: 0, state: subject.state(rise: 0, 0, scale, options), claim: "before", options)
                var state = subject.state(rise: sort == "red" ? 3 : 0, 1, scale, options)
                if sort == "relief" { (state.now.relief, state.steady.relief) = (0.8, 0.8) }
                subject.visit(at: 30, state: state, claim: sort, options)
                return subject
            }
        }
    }

    static func replicates(_ options: PhantomOptions, _ scale: ErythemaScale) -> [PhantomSubject] {
        (0..<options.replicates).map { index in
            var subject = person("replicate-\(index + 1)", .replicates, index, options)
            for day in 0..<3 {
                let state = subject.state(rise: 0, day, scale, options)
                for shot in 1...2 {
                    subject.visit(at: 24 * Double(day), shot: shot, state: state, claim: "replicate", options)
                }
            }
            return subject
        }
    }

    /// Tones and textures go round.
    private static func person(
        _ name: String, _ kind: PhantomKind, _ index: Int, _ options: PhantomOptions
    ) -> PhantomSubject {
        let tones = options.tones.filter { $0 != .dark }
        let tone = tones.isEmpty ? .light : tones[index % tones.count]
        var subject = PhantomSubject(
            name, kind, tone: tone, light: options.lights.first ?? .d65, frame: .near(options),
            seed: options.seed)
        var random = PhantomRandom(seed: subject.seed, "traits")
        subject.traits.furrows = random.range(0.02, 0.035)
        subject.traits.poresPerCM2 = random.range(10, 80)
        subject.traits.frecklesPerCM2 = random.range(0.5, 3)
        return subject
    }
}

/// A state as it is on the day, and as it would be without the whims of the day.
struct DayState {
    var now: SkinState
    var steady: SkinState
}

extension PhantomSubject {
    /// Skin redder by so many EI, on a day with its flush.
    func state(rise: Double, _ day: Int, _ scale: ErythemaScale, _ options: PhantomOptions) -> DayState {
        var random = PhantomRandom(seed: seed, "day \(day)")
        var state = DayState(now: rest, steady: rest)
        state.now.flush = max(0.7, 1 + 0.08 * random.normal())
        let whim = options.visitDeviation * random.normal()
        state.steady.treatedBlood = factor(rise, 1, scale)
        state.now.treatedBlood = factor(rise + whim, state.now.flush, scale)
        return state
    }

    private func factor(_ rise: Double, _ flush: Double, _ scale: ErythemaScale) -> Double {
        rise == 0 ? 1 : scale.bloodFactor(rise: rise, blood: tone.blood * flush, melanin: tone.melanin)
    }

    mutating func visit(at hours: Double, shot: Int? = nil, state: DayState, claim: String, _ options: PhantomOptions) {
        visit(at: hours, shot: shot, state: state.now, trueState: state.steady, claim: claim, options)
    }
}
