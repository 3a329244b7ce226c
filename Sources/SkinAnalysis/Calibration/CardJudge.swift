import Colorimetry
import Imaging
import StudyRecords

/// Decides whether a card that was found may be used, and makes its record.
struct CardJudge {
    private let placement: CardPlacement
    private let settings: CardSettings
    private let samples: [PatchSample?]
    private let edition: CardEdition

    init(_ placement: CardPlacement, _ pixels: CardPixels, _ settings: CardSettings) {
        self.placement = placement
        self.settings = settings
        edition = settings.edition
        samples = (0..<24).map { placement.sample($0, of: pixels) }
    }

    var reading: CardReading {
        if placement.pitch < CardReader.finestPitch {
            return refused(.cardSmall, "patches lie \(tenths(placement.pitch)) pixels apart")
        }
        let clipped = samples.indices.filter { samples[$0].map { $0.clipped > 0.02 } ?? false }
        if clipped.count > CardReader.mostClipped {
            return refused(.cardClipped, "\(clipped.count) of 24 patches are clipped")
        }
        let broken = unevenPatches
        let missing = samples.indices.filter { samples[$0] == nil }
        let usable = samples.indices.map { !clipped.contains($0) && !broken.contains($0) && samples[$0] != nil }
        guard let fitted = FittedCard(samples, usable: usable, settings: settings) else {
            return refused(.cardCovered, "only \(usable.count { $0 }) of 24 patches can be read")
        }
        let odd = fitted.fit.wrong
        // The edge of a shadow runs through patches that are neither lit nor shaded.
        let unreadable = missing.count + (fitted.shaded.isEmpty ? broken.count : 0)
        if unreadable + odd.count > CardReader.mostBad {
            let strange = odd.filter { placement.framed.contains($0) }.count
            let reason: ReasonCode = 2 * strange > unreadable + odd.count ? .cardUnknown : .cardCovered
            return refused(reason, "\(unreadable + odd.count) of 24 patches do not show the card's colors", fitted)
        }
        return accepted(fitted)
    }

    private func accepted(_ fitted: FittedCard) -> CardReading {
        let mean = fitted.fit.mean
        guard mean <= settings.refuseResidual else {
            // The right card under the worst lamp or a bent tone curve misses by six to twelve; more is another card.
            let reason: ReasonCode = mean > 3 * settings.refuseResidual ? .cardUnknown : .cardResidual
            return refused(reason, "mean ΔE2000 of the patches is \(tenths(mean))", fitted)
        }
        var reading = CardReading(record: record(fitted), outline: placement.outline(margin: 0.1))
        if mean > settings.warnResidual {
            reading.flags.append(.cardDoubtful)
            reading.detail = "mean ΔE2000 of the card's patches is \(tenths(mean))"
        }
        if !fitted.shaded.isEmpty { reading.flags.append(.cardShadow) }
        return reading
    }

    /// Patches whose middle is not of one color: a finger, a reflection, a shadow's edge.
    private var unevenPatches: [Int] {
        let deviations = samples.compactMap { $0?.deviation }.sorted()
        guard let usual = deviations.isEmpty ? nil : deviations[deviations.count / 2] else { return [] }
        return samples.indices.filter { samples[$0].map { $0.deviation > max(8, 4 * usual) } ?? false }
    }

    private func refused(_ reason: ReasonCode, _ detail: String, _ fitted: FittedCard? = nil) -> CardReading {
        var record = record(fitted)
        record.isApplied = false
        if reason == .cardUnknown { record.mmPerPixel = nil }
        return CardReading(record: record, flags: [reason], detail: detail, outline: placement.outline(margin: 0.1))
    }

    private func record(_ fitted: FittedCard?) -> CalibrationRecord {
        var record = CalibrationRecord(
            source: .card, linearCorrection: fitted?.map(settings.model).rows ?? [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
            isAbsolute: true
        )
        (record.cardKind, record.mmPerPixel) = (size.name, size.mmPerPixel)
        record.edition = edition.rawValue
        record.meanDifference = fitted?.fit.mean
        record.worstDifference = fitted?.fit.worst
        record.leaveOneOutDifference = fitted.map { $0.fit.leaveOneOut($0.patches, model: settings.model) }
        record.outline = placement.outline(margin: 0.1).map { RegionPoint(x: $0.x, y: $0.y) }
        let wanted = ColorCheckerReference.linearSRGB(edition).map { CIELAB(red: $0[0], green: $0[1], blue: $0[2]) }
        record.patches = samples.indices.compactMap { patch in
            samples[patch].map { self.patch(patch, $0, wanted[patch], fitted) }
        }
        return record
    }

    private func patch(
        _ index: Int, _ sample: PatchSample, _ wanted: CIELAB, _ fitted: FittedCard?
    ) -> CalibrationPatch {
        let center = placement.center(index)
        let reached = fitted.map { $0.fit.fit.lab($0.patches.seen[index]) }
        return CalibrationPatch(
            name: ColorCheckerReference.names[index], center: RegionPoint(x: center.x, y: center.y), code: sample.code,
            reference: [wanted.lightness, wanted.aStar, wanted.bStar],
            corrected: reached.map { [$0.lightness, $0.aStar, $0.bStar] },
            difference: fitted?.fit.differences[index], isUsed: fitted?.fit.used.contains(index) ?? false)
    }

    /// The kind by setting, else by how much of the pitch a patch fills: 0.88 on the Classic, 0.82 on the small cards.
    private var size: (name: String, mmPerPixel: Double?) {
        var kinds: [CardKind] = settings.kind == .auto ? [] : [settings.kind]
        if settings.kind == .auto, let fill = placement.fill, placement.pitch >= 24 {
            if fill > 0.855 { kinds = [.classic] }
            if fill < 0.84 { kinds = [.mini, .passport] }
        }
        let name = kinds.isEmpty ? "24-patch" : kinds.map(\.rawValue).joined(separator: "-or-")
        // A card seen aslant has no one scale.
        let scales = [(0, 0), (5, 0), (0, 3), (5, 3)].map { placement.homography.scale(Double($0.0), Double($0.1)) }
        let lengths = scales.flatMap { [$0.u, $0.v] }
        guard let pitch = kinds.first?.pitchMM, let low = lengths.min(), let high = lengths.max(), high < 1.2 * low
        else {
            return (name, nil)
        }
        return (name, pitch / placement.pitch)
    }

    private func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}

/// The map a card's patches give, with uneven light taken out where there is any.
struct FittedCard {
    private(set) var patches: FitPatches
    private(set) var fit: RobustFit
    /// Patches on the other side of a shadow's edge.
    private(set) var shaded: Set<Int> = []

    init?(_ samples: [PatchSample?], usable: [Bool], settings: CardSettings) {
        let seen = samples.map { $0?.linear ?? [0, 0, 0] }
        patches = FitPatches(seen: seen, edition: settings.edition, usable: usable)
        guard let fit = RobustFit(patches, model: settings.model) else { return nil }
        self.fit = fit
        // A fit that is good already is left alone: every further freedom would only follow noise.
        guard fit.mean > 1.2 || patches.usable.count - fit.used.count > 1 else { return }
        guard let gains = CardShading.gains(patches) else { return }
        let before = patches
        if let lit = CardShading.evenPart(gains, before.usable) { keep(lit, of: before, settings) }
        if shaded.isEmpty, let slope = CardShading.slope(gains, before.usable) { level(slope, of: before, settings) }
    }

    /// The map the photo gets: right for skin, where the card's own fit only says whether the card can be trusted.
    func map(_ model: CardModel) -> LightFit {
        LightFit(skinFrom: patches, used: fit.used, model: model) ?? fit.fit
    }

    private mutating func keep(_ lit: [Int], of before: FitPatches, _ settings: CardSettings) {
        let chosen = FitPatches(
            seen: before.seen, edition: settings.edition, usable: (0..<24).map { lit.contains($0) })
        guard let better = RobustFit(chosen, model: settings.model), better.used.count >= lit.count - 1,
            better.mean < settings.refuseResidual
        else { return }
        let others = before.usable.filter { !lit.contains($0) }
        guard FittedCard.isShadow(others, before, better.fit) else { return }
        (patches, fit) = (chosen, better)
        shaded = Set(others)
    }

    /// Under a shadow one common gain brings back the card's colors; under a hand it does not.
    private static func isShadow(_ others: [Int], _ patches: FitPatches, _ fit: LightFit) -> Bool {
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        let gain = median(
            others.map { patch in
                let light = fit.mapped(patches.seen[patch]).reduce(0, +)
                return patches.reference[patch].reduce(0, +) / max(1e-6, light)
            })
        let differences = others.map { patch in
            fit.lab(patches.seen[patch].map { gain * $0 }).ciede2000(to: patches.lab[patch])
        }
        return gain > 1 / 8.0 && gain < 8 && median(differences) < 7
    }

    private mutating func level(_ slope: [Double], of before: FitPatches, _ settings: CardSettings) {
        var even = before
        even.seen = before.seen.indices.map { patch in before.seen[patch].map { $0 * slope[patch] } }
        guard let better = RobustFit(even, model: settings.model), isBetter(better) else { return }
        (patches, fit) = (even, better)
    }

    /// More patches agree, or as many agree clearly better.
    private func isBetter(_ other: RobustFit) -> Bool {
        other.mean < 0.8 * fit.mean || (other.mean < 1.1 * fit.mean && other.used.count > fit.used.count)
    }
}
