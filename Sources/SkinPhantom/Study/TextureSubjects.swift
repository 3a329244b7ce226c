/// Puncta, pores and lines by number and depth.
enum TextureSubjects {
    static let punctaPerCM2 = [0, 25, 50, 100, 200, 300, 400.0]
    static let poresPerCM2 = [0, 20, 40, 60, 80, 100.0]
    static let lineDepths = [0, 0.06, 0.1, 0.14, 0.18, 0.24]

    static func puncta(_ options: PhantomOptions) -> [PhantomSubject] {
        let tones = options.tones.filter { [.light, .tan].contains($0) }
        return (tones.isEmpty ? Array(options.tones.prefix(1)) : tones).flatMap { tone in
            [0.05, 0.1].map { pitch in
                var frame = PhantomFrame.near(options, mmPerPixel: pitch)
                if pitch > 0.05 { (frame.width, frame.height) = (frame.width / 2, frame.height / 2) }
                var subject = PhantomSubject(
                    "puncta-\(tone.rawValue)-\(Int((1 / pitch).rounded()))px", .puncta, tone: tone,
                    light: options.lights.first ?? .d65, frame: frame, seed: options.seed)
                subject.sessions = [PhantomSession(number: 1, hours: 1)]
                subject.visit(at: 0, state: subject.rest, claim: "before", options)
                for (index, density) in punctaPerCM2.enumerated() {
                    var state = subject.rest
                    state.treatedBlood = 1.8
                    state.puncta = PunctaPattern.puncta(
                        density, in: subject.frame.treated, seed: subject.seed &+ UInt64(index))
                    subject.visit(at: 2 + Double(index), state: state, claim: "puncta", options)
                }
                return subject
            }
        }
    }

    static func texture(_ options: PhantomOptions) -> [PhantomSubject] {
        poresPerCM2.indices.map { index in
            pored("texture-pores-\(index + 1)", options) { $0.poresPerCM2 = poresPerCM2[index] }
        }
            + lineDepths.indices.map { index in
                pored("texture-lines-\(index + 1)", options) { traits in
                    (traits.linesPerCM2, traits.lineDepth) = (0.4 + 0.15 * Double(index), lineDepths[index])
                }
            }
    }

    /// Skin of light tone and one visit.
    private static func pored(_ name: String, _ options: PhantomOptions, _ change: (inout SkinTraits) -> Void)
        -> PhantomSubject
    {
        var subject = PhantomSubject(
            name, .texture, tone: options.tones.contains(.light) ? .light : options.tones.first ?? .light,
            light: options.lights.first ?? .d65, frame: .near(options), seed: options.seed)
        change(&subject.traits)
        subject.visit(at: 0, state: subject.rest, claim: "texture", options)
        return subject
    }
}
