import StudyRecords

/// Whether two visits may be compared in one metric: what the cameras wrote, what the control skin says of the light, and
/// how scale, blur and shading differ.
struct PairComparability {
    let findings: [ComparabilityFinding]

    var verdict: Comparability {
        if findings.contains(where: \.forbids) { return .notComparable }
        return findings.isEmpty ? .comparable : .withCare
    }

    /// Codes of what forbids the comparison.
    var obstacles: [ReasonCode] { Set(findings.filter(\.forbids).map(\.code)).sorted() }

    init(
        _ before: Visit, _ after: Visit, of definition: MetricDefinition, isAdjusted: Bool, limits: ComparabilityLimits
    ) {
        var found = CameraComparison(before, after, isAbsolute: definition.isAbsolute, isAdjusted: isAdjusted).findings
        if definition.family == .texture {
            found += TextureComparison(before, after, limits).findings
        } else {
            found += LightComparison(before, after, isAbsolute: definition.isAbsolute, limits).findings
        }
        findings = found.sorted { ($0.code, $0.figure) < ($1.code, $1.figure) }
    }
}

/// What the cameras wrote. What a camera did not write is not held against the pair.
private struct CameraComparison {
    var findings: [ComparabilityFinding] = []

    init(_ before: Visit, _ after: Visit, isAbsolute: Bool, isAdjusted: Bool) {
        var found: Set<ComparabilityFinding> = []
        for (first, second) in before.photos.flatMap({ first in after.photos.map { (first.record, $0.record) } }) {
            let cameras = (first.camera, second.camera)
            found.add(.cameraChanged, cameras.0.name, cameras.1.name, forbids: true)
            found.add(.lensChanged, cameras.0.lens, cameras.1.lens, forbids: false)
            found.add(.softwareChanged, cameras.0.software, cameras.1.software, forbids: false)
            found.add(
                .whiteBalanceChanged, cameras.0.whiteBalance, cameras.1.whiteBalance, forbids: isAbsolute || !isAdjusted
            )
            found.add(.flashChanged, cameras.0.flashText, cameras.1.flashText, forbids: true)
            found.add(.cardChanged, first.calibratedBy, second.calibratedBy, forbids: isAbsolute || !isAdjusted)
            if first.foreignProfile != second.foreignProfile {
                let names = [first, second].map { $0.foreignProfile ?? "sRGB" }
                found.insert(ComparabilityFinding(.profileChanged, "\(names[0]), then \(names[1])", forbids: true))
            }
            if first.isUnmoved || second.isUnmoved, (first.width, first.height) != (second.width, second.height) {
                let sizes = [first, second].map { "\($0.width ?? 0)×\($0.height ?? 0) px" }
                found.insert(ComparabilityFinding(.sizeMismatch, "\(sizes[0]), then \(sizes[1])", forbids: true))
            }
        }
        findings = Array(found)
    }
}

extension Set<ComparabilityFinding> {
    fileprivate mutating func add(_ code: ReasonCode, _ first: String?, _ second: String?, forbids: Bool) {
        guard let first, let second, first != second else { return }
        insert(ComparabilityFinding(code, "\(first), then \(second)", forbids: forbids))
    }
}

extension CameraRecord {
    fileprivate var flashText: String? { flashFired.map { $0 ? "flash" : "no flash" } }
}

extension PhotoRecord {
    /// Outlines were laid down by their pixels, which mean the same skin only in photos of one size.
    fileprivate var isUnmoved: Bool { registration == "not-registered" }

    /// Size of a pixel on the skin: millimetres or, in a registered photo, pixels of the baseline.
    fileprivate func pitch(inMillimetres: Bool) -> Double? {
        if inMillimetres { return mmPerPixel }
        if registration == "baseline" { return 1 }
        return registrationFigures.map { 1 / $0.scale }
    }

    /// The reference whose map the colors went through.
    fileprivate var calibratedBy: String? {
        guard let calibration, calibration.isApplied else { return "no reference" }
        return [calibration.source.rawValue, calibration.edition].compactMap { $0 }.joined(separator: " ")
    }

    /// The profile that stood between the pixels and sRGB; the many names of sRGB itself and no tag mean the same colors.
    fileprivate var foreignProfile: String? { reasons.contains(.profileUnsupported) ? profile ?? "unnamed" : nil }
}

/// What the untreated skin says of the light: it should not have changed at all.
private struct LightComparison {
    var findings: [ComparabilityFinding] = []

    init(_ before: Visit, _ after: Visit, isAbsolute: Bool, _ limits: ComparabilityLimits) {
        judge(before, after, "erythema-index", "EI", care: limits.controlDriftCare, forbid: limits.controlDrift)
        guard isAbsolute else { return }
        judge(before, after, "l-star", "L*", care: limits.exposureCare, forbid: limits.exposure)
    }

    private mutating func judge(
        _ before: Visit, _ after: Visit, _ metric: String, _ unit: String, care: Double, forbid: Double
    ) {
        guard let first = before.reading(.control, metric), let second = after.reading(.control, metric) else { return }
        let drift = second.value - first.value
        guard abs(drift) > care else { return }
        findings.append(
            ComparabilityFinding(
                .lightChanged, "control skin moved by \(Figure.text(drift)) \(unit)",
                limit: "care from \(Figure.text(care)), limit \(Figure.text(forbid))", forbids: abs(drift) > forbid))
    }
}

/// Scale, blur and light direction of the treated region.
private struct TextureComparison {
    var findings: [ComparabilityFinding] = []

    init(_ before: Visit, _ after: Visit, _ limits: ComparabilityLimits) {
        scale(before, after, limits)
        blur(before, after, limits)
        light(before, after, limits)
        if before.isSmoothed != after.isSmoothed {
            findings.append(
                ComparabilityFinding(
                    .smoothed, "only the photo \(before.isSmoothed ? "before" : "after") looks smoothed", forbids: true)
            )
        }
    }

    private mutating func scale(_ before: Visit, _ after: Visit, _ limits: ComparabilityLimits) {
        let isScaled = before.mean(\.mmPerPixel) != nil && after.mean(\.mmPerPixel) != nil
        guard let first = before.mean({ $0.pitch(inMillimetres: isScaled) }),
            let second = after.mean({ $0.pitch(inMillimetres: isScaled) })
        else { return }
        let ratio = max(first, second) / min(first, second)
        guard ratio > limits.scaleCare else { return }
        findings.append(
            ComparabilityFinding(
                .scaleMismatch, "after is \(Figure.text(ratio, 2))× \(second < first ? "closer" : "farther")",
                limit: "care from \(Figure.text(limits.scaleCare))×, limit \(Figure.text(limits.scale))×",
                forbids: ratio > limits.scale))
    }

    private mutating func blur(_ before: Visit, _ after: Visit, _ limits: ComparabilityLimits) {
        guard let first = before.mean({ $0.quality?[.treated]?.sharpness }),
            let second = after.mean({ $0.quality?[.treated]?.sharpness }),
            let difference = BlurDifference.squaredSigma(first, second), abs(difference) > limits.blurCare
        else { return }
        findings.append(
            ComparabilityFinding(
                .blurChanged,
                "\(difference > 0 ? "after" : "before") is more blurred, by \(Figure.text(abs(difference), 2)) px²",
                limit: "care from \(Figure.text(limits.blurCare)), limit \(Figure.text(limits.blur)) px²",
                forbids: abs(difference) > limits.blur))
    }

    private mutating func light(_ before: Visit, _ after: Visit, _ limits: ComparabilityLimits) {
        guard let first = before.photos.first?.record.quality?[.treated],
            let second = after.photos.first?.record.quality?[.treated], let one = first.lightDirection,
            let other = second.lightDirection,
            min(first.shadingPercent ?? 0, second.shadingPercent ?? 0) > limits.shading
        else { return }
        let apart = abs(one - other)
        let turn = min(apart, 360 - apart)
        guard turn > limits.lightTurnCare else { return }
        findings.append(
            ComparabilityFinding(
                .lightDirectionChanged, "the light turned by \(Figure.text(turn, 0))°",
                limit: "care from \(Figure.text(limits.lightTurnCare, 0))°, limit \(Figure.text(limits.lightTurn, 0))°",
                forbids: turn > limits.lightTurn))
    }
}

extension Visit {
    fileprivate var isSmoothed: Bool { photos.contains { $0.record.reasons.contains(.smoothed) } }

    fileprivate func mean(_ figure: (PhotoRecord) -> Double?) -> Double? {
        let known = photos.compactMap { figure($0.record) }
        return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
    }
}

/// Figures inside findings.
private enum Figure {
    static func text(_ value: Double, _ decimals: Int = 1) -> String {
        let power = [1.0, 10, 100][min(decimals, 2)]
        let rounded = (value * power).rounded() / power
        return rounded == rounded.rounded() && decimals == 0 ? "\(Int(rounded))" : "\(rounded)"
    }
}
