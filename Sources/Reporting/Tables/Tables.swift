import StudyRecords

/// Every table of the output folder.
package enum Tables {
    package static func render(_ snapshot: StudySnapshot) -> [OutputFile] {
        let photos = snapshot.photos.sorted { $0.record.identity.path < $1.record.identity.path }
        return [
            table("photos", PhotoTable.csv(photos)),
            table("measurements", MeasurementTable.csv(photos: photos, treatments: snapshot.treatments)),
            table("changes", CSVTable.text(ChangeTable.columns, snapshot.changes)),
            table("curves", CSVTable.text(CurveTable.columns, snapshot.curves)),
            table("cohort", CSVTable.text(CohortTable.columns, snapshot.cohort.rows)),
            table("alerts", CSVTable.text(AlertTable.columns, snapshot.cohort.alerts)),
            table(
                "data-dictionary", CSVTable.text(DataDictionary.columns, DataDictionary.entries(snapshot.definitions))),
        ]
    }

    private static func table(_ name: String, _ text: String) -> OutputFile {
        OutputFile(path: "tables/\(name).csv", text: text)
    }
}
