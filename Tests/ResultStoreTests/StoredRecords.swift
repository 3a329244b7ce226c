import StudyRecords

/// Records with every field filled, none of them with a value that looks like a default.
enum StoredRecords {
    static let time = StudyTime(epochSeconds: 1_772_357_415, offsetMinutes: -210)

    static let polygon = RegionPolygon(
        role: .exclude,
        rings: [
            [RegionPoint(x: 0.1, y: 2), RegionPoint(x: 30, y: 2.5), RegionPoint(x: 7, y: 1.0 / 3)],
            [RegionPoint(x: 1, y: 1), RegionPoint(x: 2, y: 1), RegionPoint(x: 1, y: 2)],
        ])

    static let picture = PhotoPicture(
        previewJPEG: [0xFF, 0xD8, 0, 1, 0xFF, 0xD9], rednessMapJPEG: [UInt8](0...255), width: 640, height: 480,
        scale: 0.1, polygons: [polygon], mapRange: -1.5...37.25)

    static let values = [
        MetricValue(
            role: .control, metric: "redness", revision: 3, unit: "EI", value: 0.1 + 0.2, standardError: 1e-300,
            pixels: 123_456, flags: [.fewTiles, .noControl], label: "tan"),
        MetricValue(
            role: .treated, metric: "redness", revision: 3, unit: "EI", value: -7, standardError: nil, pixels: 9,
            flags: []),
        MetricValue(
            role: .treated, metric: "area", revision: 1, unit: "%", value: nil, standardError: nil, pixels: 0,
            flags: [.noScale]),
    ]

    static func photo(_ path: String = "P1/v1/cheek.jpg", subject: String = "P1") -> MeasuredPhoto {
        var record = PhotoRecord(
            identity: PhotoIdentity(path: path, subject: subject, region: "cheek", visit: "v1", shot: 2),
            state: .warned, reasons: [.glare, .overexposed], detail: "12 % \"shine\"; näher\nran")
        record.capturedAt = time
        record.sha256 = "ab12"
        (record.width, record.height, record.format, record.bitDepth) = (4000, 3000, "jpeg", 8)
        record.camera.make = "Canon"
        record.camera.model = "EOS R6"
        record.camera.exposureTime = "1/60"
        record.camera.iso = 200
        record.camera.flashFired = false
        record.camera.whiteBalance = "manual"
        record.profile = "sRGB IEC61966-2.1"
        (record.mmPerPixel, record.scaleSource) = (0.0537, "photos.csv")
        (record.skinPercent, record.clippedPercent) = (91.25, 0.125)
        (record.darkPercent, record.glarePercent) = (0, 3.7)
        record.registration = "baseline"
        record.extraColumns = [ExtraColumn(name: "room", value: "2;b"), ExtraColumn(name: "lamp", value: "")]
        return MeasuredPhoto(record: record, values: values, picture: picture)
    }

    static func bare(_ path: String) -> MeasuredPhoto {
        MeasuredPhoto(
            record: PhotoRecord(
                identity: PhotoIdentity(path: path, subject: "P2", region: "chin", visit: "v9", shot: nil),
                state: .failed))
    }

    static let treatments: [TreatmentSession] = {
        var full = TreatmentSession(subject: "P1", session: 2, treatedAt: time)
        (full.device, full.needleMM, full.passes) = (.stamp, 1.5, 10)
        (full.regions, full.setting, full.operatorName) = (["cheek", "chin"], .home, "Ö")
        (full.numbing, full.aftercare, full.arm) = ("lidocaine", "balm", "B")
        return [full, TreatmentSession(subject: "P2", session: 1, treatedAt: time)]
    }()

    static let definitions = [
        MetricDefinition(
            id: "redness", revision: 3, title: "Redness", family: .redness, unit: "EI", formula: "a - b", source: "s",
            expectedRange: -0.5...80, whileHealing: .falls, invalidWhen: ["no light", "no skin"],
            minimalDetectableChange: MinimalDetectableChange(mdc95: 3.5, source: "own")),
        MetricDefinition(
            id: "area", revision: 1, title: "Area", family: .texture, unit: "%", formula: "n", source: "t",
            expectedRange: 0...100, whileHealing: .none, invalidWhen: []),
    ]

    static let changes: [ChangeRecord] = {
        var full = ChangeRecord(
            subject: "P1", region: "cheek", session: 2, metric: "redness", unit: "EI", beforePhotos: ["a", "b"],
            afterPhotos: ["c"], hoursAfter: 24.1, isControlAdjusted: true, verdict: .notDistinguishable,
            reasons: [.withinMDC])
        (full.before, full.after, full.change, full.standardError) = (1, 1.1, 0.1, 0.7)
        (full.confidenceLow, full.confidenceHigh) = (-1.2, 1.4)
        (full.mdc95, full.mdcSource) = (3.5, "own")
        let bare = ChangeRecord(
            subject: "P0", region: "chin", session: 1, metric: "area", unit: "%", beforePhotos: [], afterPhotos: [],
            hoursAfter: 0, isControlAdjusted: false, verdict: .cannotSay, reasons: [])
        return [full, bare]
    }()

    static let curves: [CurveRecord] = {
        var full = CurveRecord(
            subject: "P1", region: "cheek", session: 2, metric: "redness", unit: "EI", model: .exponential,
            points: [
                CurvePoint(hours: -1, value: 2, standardError: 1.26, isBaseline: true),
                CurvePoint(hours: 1.0 / 3, value: 9, standardError: 1.27, isBaseline: false),
            ], isCensored: true, flags: [.openInterval])
        (full.baseline, full.amplitude, full.halfTimeHours) = (2, 7, 20.5)
        (full.halfTimeLowHours, full.halfTimeHighHours) = (9.5, 51)
        (full.peakHours, full.areaUnderCurve) = (0.5, 88.8)
        (full.recoveryLowHours, full.recoveryHighHours) = (48, 72)
        full.outlook = SessionOutlook(
            stratum: "roller 1.5 mm, cheek", halfTimeHours: 19.5, halfTimeLowHours: 11, halfTimeHighHours: 33,
            next: SessionOutlook.NextPhoto(hours: 72, low: 1, median: 3.1, high: 5),
            scores: [SessionOutlook.Score(hours: 24.1, value: 5, z: -0.3)])
        let bare = CurveRecord(
            subject: "P0", region: "chin", session: 1, metric: "area", unit: "%", model: .none, points: [],
            isCensored: false, flags: [.fewPoints, .noMDC])
        return [full, bare]
    }()

    static let cohort: CohortOutcome = {
        var stratum = StratumRecord(
            name: "roller 1.5 mm, cheek", metric: "redness", unit: "EI", sessions: 30, patients: 14, fitted: 14,
            population: StratumRecord.Population(
                meanBaseline: 2, meanRise: 7, baselineSpread: 1.5, riseSpread: 2, meanLogTau: 3.1, logTauSpread: 0.3,
                sigma: 1.26, logLikelihood: -88.25, medianHalfTimeHours: 15.4), note: "known sd of a visit")
        stratum.population?.medianHalfTimeLowHours = 12
        var row = CohortRow(
            .armDifference, metric: "redness", unit: "EI", group: "a", region: "cheek", statistic: "difference",
            patients: 40, count: 12, estimate: -1.5, note: "n")
        (row.reference, row.hours, row.standardError) = ("b", 24, 0.5)
        (row.low, row.high, row.bandLow, row.bandHigh) = (-2.5, -0.5, -3, 0)
        (row.degrees, row.probability) = (17.5, 0.01)
        var alert = AlertRecord(
            subject: "P1", region: "cheek", session: 2, metric: "redness", unit: "EI", rule: .cohort, level: .amber)
        (alert.hours, alert.value, alert.expectedLow, alert.expectedHigh) = (72, 9, 1, 5)
        (alert.score, alert.limit, alert.falseAlarmRate, alert.falseAlarmSource) = (3.5, 2.8, 0.02, "of sessions")
        alert.isLowSensitivity = true
        return CohortOutcome(strata: [stratum], rows: [row], alerts: [alert])
    }()

    static let provenance: RunProvenance = {
        var provenance = RunProvenance(
            version: "1.2.3", commit: "abc+changes", toolchain: "Swift 6.3", hostArchitecture: "aarch64",
            settings: "change:\n  mdc95: {}\n", settingsDigest: "ff00", startedAt: time, studyName: "Größe/1",
            notes: [.noTreatments])
        provenance.finishedAt = StudyTime(epochSeconds: time.epochSeconds + 60, offsetMinutes: 60)
        return provenance
    }()

    static var snapshot: StudySnapshot {
        var photo = photo()
        photo.picture = nil
        return StudySnapshot(
            provenance: provenance, definitions: definitions, treatments: treatments,
            photos: [photo, bare("P2/v9/chin.png")], changes: changes, curves: curves, cohort: cohort)
    }
}
