import StudyRecords

/// The text files of a study beside its photos, by path.
package enum PhantomTables {
    package static func files(of study: PhantomStudy, photos: [PhotoTruth]) -> [(path: String, text: String)] {
        [
            ("study.yaml", settings(study.options)), ("photos.csv", photoTable(study)),
            ("treatments.csv", treatmentTable(study)), ("truth.csv", truthTable(photos)),
        ]
            + study.subjects.map {
                ("regions/\($0.name)/\(PhantomSubject.region).geojson", outlines(of: $0.frame))
            }
    }

    /// Light is soft and unpolarized, so the surface reflects 2.8 % of white into every photo.
    private static func settings(_ options: PhantomOptions) -> String {
        """
        # Synthetic skin made by `dermacurve phantom`; truth.csv and truth.json say what is true of it.
        study:
          name: "Phantom, seed \(options.seed)"
        redness:
          surface_reflection: \(options.hasCard ? "0.028" : "0")

        """
    }

    private static func photoTable(_ study: PhantomStudy) -> String {
        let rows = study.subjects.flatMap { subject in
            subject.visits.map { visit in
                [
                    subject.path(of: visit), subject.name, PhantomSubject.region, visit.name,
                    visit.capturedAt.description, visit.shot.map(String.init) ?? "", visit.claim,
                    "\(subject.frame.mmPerPixel)",
                ]
            }
        }
        return csv(
            ["path", "subject", "region", "visit", "captured_at", "shot", "note", "mm_per_px"],
            rows.sorted { $0[0] < $1[0] })
    }

    private static func treatmentTable(_ study: PhantomStudy) -> String {
        let rows = study.subjects.flatMap { subject in
            subject.sessions.map { session in
                [
                    subject.name, "\(session.number)", PhantomVisit.time(session.hours).description, "roller", "1.5",
                    "8", PhantomSubject.region, "clinic",
                ]
            }
        }
        return csv(["subject", "session", "treated_at", "device", "needle_mm", "passes", "regions", "setting"], rows)
    }

    /// Polygons in pixels of the baseline photo.
    private static func outlines(of frame: PhantomFrame) -> String {
        let features = [("treated", frame.treated), ("control", frame.control)].map { role, area in
            let corners = [
                (area.left, area.top), (area.right, area.top), (area.right, area.bottom), (area.left, area.bottom),
                (area.left, area.top),
            ].map { "[\(rounded($0.0 / frame.mmPerPixel, 2)), \(rounded($0.1 / frame.mmPerPixel, 2))]" }
            return #"{"type": "Feature", "properties": {"role": "\#(role)"}, "geometry": "#
                + #"{"type": "Polygon", "coordinates": [[\#(corners.joined(separator: ", "))]]}}"#
        }
        return #"{"type": "FeatureCollection", "features": ["# + "\n  " + features.joined(separator: ",\n  ") + "\n]}\n"
    }

    private static func truthTable(_ photos: [PhotoTruth]) -> String {
        let names = TruthColumn.all.map(\.name)
        return csv(names, photos.sorted { $0.path < $1.path }.map { photo in TruthColumn.all.map { $0.text(photo) } })
    }

    private static func csv(_ header: [String], _ rows: [[String]]) -> String {
        ([header] + rows).map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    }
}

/// A column of truth.csv.
private struct TruthColumn: Sendable {
    let name: String
    let text: @Sendable (PhotoTruth) -> String

    static let all: [TruthColumn] = [
        TruthColumn(name: "path") { $0.path }, TruthColumn(name: "subject") { $0.subject },
        TruthColumn(name: "visit") { $0.visit }, TruthColumn(name: "kind") { $0.kind.rawValue },
        TruthColumn(name: "shows") { $0.claim }, TruthColumn(name: "tone") { $0.tone.rawValue },
        TruthColumn(name: "light") { $0.light.rawValue }, number("hours_after") { $0.hoursAfter },
        number("treated_blood", 5) { $0.treated.blood }, number("control_blood", 5) { $0.control.blood },
        number("treated_melanin", 5) { $0.treated.melanin }, number("control_melanin", 5) { $0.control.melanin },
        number("treated_erythema_index") { $0.treated.erythemaIndex },
        number("control_erythema_index") { $0.control.erythemaIndex },
        number("treated_erythema_index_floor") { $0.treated.erythemaIndexFloor },
        number("control_erythema_index_floor") { $0.control.erythemaIndexFloor },
        number("treated_melanin_index") { $0.treated.melaninIndex },
        number("control_melanin_index") { $0.control.melaninIndex },
        number("treated_hemoglobin_index") { $0.treated.hemoglobinIndex },
        number("control_hemoglobin_index") { $0.control.hemoglobinIndex },
        number("steady_erythema_index") { $0.steadyErythema },
        number("steady_erythema_index_floor") { $0.steadyErythemaFloor },
        number("relief", 4) { $0.relief }, number("puncta_per_cm2", 2) { $0.punctaDensity },
        number("pores_per_cm2", 2) { $0.poreDensity }, number("lines_mm_per_cm2", 2) { $0.lineDensity },
        number("line_depth") { $0.lineDepth }, number("mm_per_px", 4) { $0.mmPerPixel },
    ]

    private static func number(
        _ name: String, _ digits: Int = 3, _ value: @escaping @Sendable (PhotoTruth) -> Double?
    ) -> TruthColumn {
        TruthColumn(name: name) { photo in value(photo).map { rounded($0, digits) } ?? "" }
    }
}

/// Shortest text of a number rounded to some decimals; never -0.
private func rounded(_ value: Double, _ digits: Int) -> String {
    let unit = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    return "\((value * unit).rounded() / unit + 0)"
}
