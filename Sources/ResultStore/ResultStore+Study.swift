import GRDB
import StudyRecords

extension ResultStore {
    /// Records who runs with what on which study; replaces the study's treatments and metric definitions.
    package func begin(
        _ provenance: RunProvenance, treatments: [TreatmentSession], definitions: [MetricDefinition], study: String = ""
    ) throws(StoreError) {
        try write("record the run") { database in
            try ResultStore.replaceRun(provenance, database)
            try database.execute(sql: "INSERT OR REPLACE INTO origin (id, study) VALUES (1, ?)", arguments: [study])
            try ResultStore.append("run-started", provenance, at: clock(), database)
            try database.execute(sql: "DELETE FROM treatment")
            try database.execute(sql: "DELETE FROM metric")
            for treatment in treatments { try ResultStore.insert(treatment, database) }
            for (position, definition) in definitions.enumerated() {
                try ResultStore.insert(definition, position: position, database)
            }
        }
    }

    /// Where the study of the last run lies; for `verify`, never for reports.
    package func origin() throws(StoreError) -> String? {
        try read("look up the study") { try String.fetchOne($0, sql: "SELECT study FROM origin") }
    }

    /// Saves what was derived from the measurements, and the finished provenance.
    package func finish(
        _ provenance: RunProvenance, changes: [ChangeRecord], curves: [CurveRecord],
        cohort: CohortOutcome
    ) throws(StoreError) {
        try write("save changes and curves") { database in
            try ResultStore.replaceRun(provenance, database)
            try database.execute(sql: "DELETE FROM change")
            try database.execute(sql: "DELETE FROM curve")
            for (position, change) in changes.enumerated() {
                try ResultStore.insert(
                    "change", position, [change.subject, change.region, change.session, change.metric],
                    try RecordCoding.text(change), database)
            }
            for (position, curve) in curves.enumerated() {
                try ResultStore.insert(
                    "curve", position, [curve.subject, curve.region, curve.session, curve.metric],
                    try RecordCoding.text(curve), database)
            }
            try ResultStore.replace("stratum", cohort.strata, database)
            try ResultStore.replace("cohort", cohort.rows, database)
            try ResultStore.replace("alert", cohort.alerts, database)
            try ResultStore.replace("course", cohort.visits, database)
        }
    }

    /// Every photo with its values, in order of path; pictures are left in the store.
    package func photosWithoutPictures() throws(StoreError) -> [MeasuredPhoto] {
        try read("read the photos") { database in try ResultStore.photos(database) }
    }

    /// Everything tables and reports are built from, but for the pictures: those are fetched subject by subject.
    package func snapshot() throws(StoreError) -> StudySnapshot {
        try read("read the results") { database in
            StudySnapshot(
                provenance: try ResultStore.provenance(database),
                definitions: try records("SELECT record FROM metric ORDER BY position", database),
                treatments: try records("SELECT record FROM treatment ORDER BY subject, session", database),
                photos: try ResultStore.photos(database),
                changes: try records("SELECT record FROM change ORDER BY position", database),
                curves: try records("SELECT record FROM curve ORDER BY position", database),
                cohort: CohortOutcome(
                    strata: try records("SELECT record FROM stratum ORDER BY position", database),
                    rows: try records("SELECT record FROM cohort ORDER BY position", database),
                    alerts: try records("SELECT record FROM alert ORDER BY position", database),
                    visits: try records("SELECT record FROM course ORDER BY position", database)))
        }
    }

    package func provenance() throws(StoreError) -> RunProvenance {
        try read("read the run") { try ResultStore.provenance($0) }
    }

    package func definitions() throws(StoreError) -> [MetricDefinition] {
        try read("read the metrics") { try records("SELECT record FROM metric ORDER BY position", $0) }
    }

    /// Photos by state.
    package func counts() throws(StoreError) -> [PhotoState: Int] {
        try read("count the photos") { database in
            let rows = try Row.fetchAll(database, sql: "SELECT state, COUNT(*) AS number FROM photo GROUP BY state")
            return rows.reduce(into: [:]) { counts, row in
                if let state = PhotoState(rawValue: row["state"]) { counts[state] = row["number"] }
            }
        }
    }

    package var hasMeasurements: Bool {
        get throws(StoreError) {
            try read("look for measurements") {
                try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM measurement)") ?? false
            }
        }
    }

    /// Digest of what changes and curves are derived from, but for the settings: photos as last logged, treatments, metrics.
    package func inputsDigest() throws(StoreError) -> String {
        try read("look for news") { database in
            let last = try String.fetchOne(
                database,
                sql:
                    "SELECT hash FROM audit WHERE kind NOT IN ('run-started', 'run-finished') ORDER BY sequence DESC LIMIT 1"
            )
            let records = try String.fetchAll(
                database,
                sql: """
                    SELECT record FROM (SELECT record, 1 AS part, subject AS first, session AS second FROM treatment
                    UNION ALL SELECT record, 2, '', position FROM metric) ORDER BY part, first, second
                    """)
            return MessageDigest.sha256(([last ?? ""] + records).joined(separator: "\n"))
        }
    }

    package func outcome<Outcome: Decodable>(_ type: Outcome.Type) throws(StoreError) -> Outcome? {
        try read("look up the last outcome") { database in
            let text = try String.fetchOne(database, sql: "SELECT record FROM outcome")
            return try text.map { try RecordCoding.record(type, $0) }
        }
    }

    package func save(_ provenance: RunProvenance) throws(StoreError) {
        try write("record the run") { try ResultStore.replaceRun(provenance, $0) }
    }

    package func save(outcome: some Encodable) throws(StoreError) {
        try write("save the outcome") { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO outcome (id, record) VALUES (1, ?)",
                arguments: [try RecordCoding.text(outcome)])
        }
    }

    private static func provenance(_ database: Database) throws -> RunProvenance {
        guard let run = try String.fetchOne(database, sql: "SELECT record FROM run") else {
            throw DatabaseError(message: "no run was ever finished")
        }
        return try RecordCoding.record(RunProvenance.self, run)
    }

    private static func photos(_ database: Database) throws -> [MeasuredPhoto] {
        try Row.fetchAll(database, sql: "SELECT path, record FROM photo ORDER BY path").map { row in
            try measuredPhoto(record: row["record"], path: row["path"], withPicture: false, database)
        }
    }

    private func records<Record: Decodable>(_ sql: String, _ database: Database) throws -> [Record] {
        try String.fetchAll(database, sql: sql).map { try RecordCoding.record(Record.self, $0) }
    }

    private static func replaceRun(_ provenance: RunProvenance, _ database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO run (id, record) VALUES (1, ?)", arguments: [try RecordCoding.text(provenance)]
        )
    }

    private static func insert(_ treatment: TreatmentSession, _ database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO treatment (subject, session, treated_at, device, needle_mm, arm, record)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                treatment.subject, treatment.session, treatment.treatedAt.description, treatment.device?.rawValue,
                treatment.needleMM, treatment.arm, try RecordCoding.text(treatment),
            ])
    }

    private static func insert(_ definition: MetricDefinition, position: Int, _ database: Database) throws {
        try database.execute(
            sql:
                "INSERT INTO metric (id, position, revision, title, unit, formula, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                definition.id, position, definition.revision, definition.title, definition.unit, definition.formula,
                try RecordCoding.text(definition),
            ])
    }

    private static func insert(
        _ table: String, _ position: Int, _ key: StatementArguments, _ record: String, _ database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO \(table) (position, subject, region, session, metric, record) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [position] + key + [record])
    }

    private static func replace(_ table: String, _ records: [some Encodable], _ database: Database) throws {
        try database.execute(sql: "DELETE FROM \(table)")
        for (position, record) in records.enumerated() {
            try database.execute(
                sql: "INSERT INTO \(table) (position, record) VALUES (?, ?)",
                arguments: [position, try RecordCoding.text(record)])
        }
    }
}
