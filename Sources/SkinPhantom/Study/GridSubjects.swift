/// Tone × erythema × light, and melanin or blood alone.
enum GridSubjects {
    static let bloodFactors = [1, 1.5, 2, 3, 4.0]

    static func grid(_ options: PhantomOptions) -> [PhantomSubject] {
        each(options) { tone, light in
            var subject = PhantomSubject(
                "grid-\(tone.rawValue)-\(light.rawValue)", .grid, tone: tone, light: light, frame: .wide(options),
                seed: options.seed)
            subject.sessions = [PhantomSession(number: 1, hours: 1)]
            subject.visit(at: 0, state: subject.rest, claim: "before", options)
            for (index, factor) in bloodFactors.enumerated() {
                var state = subject.rest
                state.treatedBlood = factor
                subject.visit(at: 2 + Double(index), state: state, claim: "blood x\(factor)", options)
            }
            return subject
        }
    }

    static func crosstalk(_ options: PhantomOptions) -> [PhantomSubject] {
        each(options) { tone, light in
            var subject = PhantomSubject(
                "crosstalk-\(tone.rawValue)-\(light.rawValue)", .crosstalk, tone: tone, light: light,
                frame: .wide(options), seed: options.seed)
            subject.sessions = [PhantomSession(number: 1, hours: 1)]
            subject.visit(at: 0, state: subject.rest, claim: "before", options)
            var tanned = subject.rest
            tanned.melanin *= 1.2
            subject.visit(at: 2, state: tanned, claim: "tan", options)
            var pigmented = subject.rest
            pigmented.treatedMelanin = 1.2
            subject.visit(at: 3, state: pigmented, claim: "pigment", options)
            var red = subject.rest
            red.treatedBlood = 2
            subject.visit(at: 4, state: red, claim: "blood", options)
            return subject
        }
    }

    private static func each(
        _ options: PhantomOptions, _ make: (SkinTone, PhantomLight) -> PhantomSubject
    ) -> [PhantomSubject] {
        options.tones.flatMap { tone in options.lights.map { make(tone, $0) } }
    }
}
