extension PhotoConditions {
    /// A careful person with a phone: the same rig, never quite the same photo.
    static func drawn(
        for subject: PhantomSubject, visit: Int, isBaseline: Bool, _ options: PhantomOptions
    ) -> PhotoConditions {
        var random = PhantomRandom(seed: subject.seed, "photo \(visit)")
        var conditions = PhotoConditions()
        (conditions.camera, conditions.light) = (options.camera, subject.light)
        conditions.exposure = subject.tone.exposure * random.range(0.94, 1.06)
        conditions.redGain = 1 + 0.015 * random.normal()
        conditions.blueGain = 1 + 0.015 * random.normal()
        conditions.shading = random.range(0.05, 0.15)
        conditions.shadingDirection = 30 + 8 * random.normal()
        conditions.glare = random.range(0, 0.01)
        (conditions.glareX, conditions.glareY) = (random.range(0.2, 0.6), random.range(0.2, 0.8))
        conditions.blur = random.range(0.65, 0.95)
        conditions.noise = random.range(1, 2)
        conditions.seed = random.next()
        guard !isBaseline else { return conditions }
        let step = 0.008 * Double(subject.frame.width)
        conditions.pose.shiftX = step * max(-2, min(2, random.normal()))
        conditions.pose.shiftY = step * max(-2, min(2, random.normal()))
        conditions.pose.rotation = max(-2, min(2, random.normal()))
        conditions.pose.scale = 1 + 0.006 * max(-2, min(2, random.normal()))
        conditions.pose.tilt = 0.004 * max(-2, min(2, random.normal()))
        return conditions
    }
}

extension SkinTone {
    /// Exposure a camera would choose: brighter for darker skin, within what a white card in the picture allows.
    var exposure: Double {
        switch self {
        case .veryLight, .light: 0.86
        case .intermediate, .tan: 0.9
        case .brown, .dark: 0.95
        }
    }
}
