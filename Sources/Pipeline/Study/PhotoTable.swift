import StudyRecords

/// A row of photos.csv.
struct PhotoListing {
    let identity: PhotoIdentity
    let capturedAt: StudyTime?
    let mmPerPixel: Double?
    let extraColumns: [ExtraColumn]
}

/// photos.csv: which photos belong to the study, and what their files do not say.
enum PhotoTable {
    private static let known = ["path", "subject", "region", "visit", "captured_at", "shot", "note", "mm_per_px"]

    static func read(_ text: String, file: String, assumedOffsetMinutes: Int) throws(InputError) -> [PhotoListing] {
        let table = try CSVReader(text: text, file: file)
        try table.require(columns: ["path"])
        var listings: [PhotoListing] = []
        var lines: [String: Int] = [:]
        for row in table.rows {
            let reader = RowReader(table: table, row: row)
            let listing = try listing(reader, assumedOffsetMinutes: assumedOffsetMinutes)
            if let line = lines.updateValue(row.line, forKey: listing.identity.path) {
                throw reader.problem("the photo already stands in line \(line)", cure: "Delete one of the two rows.")
            }
            listings.append(listing)
        }
        return listings
    }

    private static func listing(_ reader: RowReader, assumedOffsetMinutes: Int) throws(InputError) -> PhotoListing {
        let path = try reader.required("path")
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard !path.hasPrefix("/"), !parts.contains(".."), !parts.contains("") else {
            throw reader.problem(
                "path \"\(path)\" leaves the study folder", cure: "Give the path relative to the study folder.")
        }
        var identity =
            PhotoLayout.identity(ofPath: path)
            ?? PhotoIdentity(path: path, subject: "", region: "", visit: "", shot: nil)
        identity.subject = reader.text("subject") ?? identity.subject
        identity.region = reader.text("region") ?? identity.region
        identity.visit = reader.text("visit") ?? identity.visit
        identity.shot = try reader.whole("shot", in: 0...1_000_000) ?? identity.shot
        guard !identity.subject.isEmpty, !identity.region.isEmpty, !identity.visit.isEmpty else {
            throw reader.problem(
                "subject, region or visit is unknown",
                cure: "Fill them in, or lay the photo at <subject>/<visit>/<region>.jpg.")
        }
        let time =
            reader.text("captured_at") == nil
            ? nil : try reader.time("captured_at", assumedOffsetMinutes: assumedOffsetMinutes)
        return PhotoListing(
            identity: identity, capturedAt: time, mmPerPixel: try reader.number("mm_per_px", in: 1e-4...10),
            extraColumns: reader.table.header.filter { !known.contains($0) || $0 == "note" }.map {
                ExtraColumn(name: $0, value: reader.text($0) ?? "")
            })
    }
}
