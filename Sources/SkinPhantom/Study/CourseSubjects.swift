/// Sessions that heal: redness that falls or peaks late, relief that settles.
enum CourseSubjects {
    private static let monthHours = 28 * 24.0

    static func courses(_ options: PhantomOptions, _ scale: ErythemaScale) -> [PhantomSubject] {
        (0..<options.courses).map { index in
            let tones = options.tones.filter { $0 != .dark }
            var frame = options
            frame.hasCard = false
            var subject = PhantomSubject(
                "course-\(index + 1)", .course, tone: tones.isEmpty ? .light : tones[index % tones.count],
                light: options.lights.first ?? .d65, frame: .wide(frame), seed: options.seed)
            subject.traits.frecklesPerCM2 = 1.5
            subject.sessions = (0..<options.sessions).map { number in
                PhantomSession(
                    number: number + 1, hours: 49 + monthHours * Double(number),
                    course: course(subject, number, isDelayed: index % 10 == 9))
            }
            addVisits(&subject, scale, options)
            return subject
        }
    }

    /// Peaks of 8 to 15 EI, half-times of 12 to 40 hours around 22 (log-normal, SD 0.35).
    private static func course(_ subject: PhantomSubject, _ number: Int, isDelayed: Bool) -> PhantomCourse {
        var random = PhantomRandom(seed: subject.seed, "course \(number)")
        let half = 22 * PhantomCourse.logNormal(0.3, &random)
        let peak = random.range(9, 15) * (subject.tone == .brown ? 0.7 : 1)
        return PhantomCourse(
            shape: isDelayed ? .delayedPeak : .decay, peak: peak,
            halfTimeHours: isDelayed ? nil : max(9, min(48, half)),
            peakHours: isDelayed ? random.range(24, 60) : nil, finalRelief: random.range(0.85, 0.97))
    }

    private static func addVisits(_ subject: inout PhantomSubject, _ scale: ErythemaScale, _ options: PhantomOptions) {
        subject.visit(at: 0, state: subject.state(rise: 0, 0, scale, options), claim: "baseline", options)
        subject.visit(at: 48, state: subject.state(rise: 0, 1, scale, options), claim: "before", options)
        for session in subject.sessions {
            if session.number > 1 {
                subject.visit(
                    at: session.hours - 1, state: day(subject, session.hours - 1, scale, options), claim: "before",
                    options)
            }
            for hours in options.visitHours where hours > 0 && hours < monthHours - 1 {
                subject.visit(
                    at: session.hours + hours, state: day(subject, session.hours + hours, scale, options),
                    claim: "after", options)
            }
        }
    }

    /// What is left of all sessions so far.
    private static func day(
        _ subject: PhantomSubject, _ hours: Double, _ scale: ErythemaScale, _ options: PhantomOptions
    ) -> DayState {
        let rise = subject.sessions.reduce(0.0) { $0 + ($1.course?.rise(hours - $1.hours) ?? 0) }
        let relief = subject.sessions.reduce(1.0) { $0 * ($1.course?.relief(hours - $1.hours) ?? 1) }
        var state = subject.state(rise: rise, subject.visits.count, scale, options)
        (state.now.relief, state.steady.relief) = (relief, relief)
        return state
    }
}
