import StudyRecords
import Testing

@testable import Reporting

/// Names that scripts of users rely on.
@Suite struct TableTests {
    private func header(_ columns: [String], startsWith expected: String) {
        #expect(columns.joined(separator: ",").hasPrefix(expected))
        #expect(Set(columns).count == columns.count)
    }

    @Test func columnsAreThoseOfTheContract() {
        header(
            PhotoTable.columns.map(\.name),
            startsWith: "photo,subject,region,visit,shot,captured_at,state,reasons,sha256,width,height,format,camera,"
                + "profile,card,card_de00,mm_per_px,scale_source,sharpness,clipped_percent,glare_percent,registration,"
                + "registration_rms_px,overlap_percent")
        header(
            MeasurementTable.columns.map(\.name),
            startsWith:
                "subject,region,visit,shot,captured_at,session,hours_after,photo,role,metric,revision,value,unit,"
                + "standard_error,pixels,flags")
        header(
            ChangeTable.columns.map(\.name),
            startsWith: "subject,region,session,metric,unit,before_photo,after_photo,hours_after,before,after,change,"
                + "standard_error,ci_low,ci_high,mdc95,control_adjusted,verdict,reasons")
        header(
            CurveTable.columns.map(\.name),
            startsWith: "subject,region,session,metric,model,points,baseline,amplitude,half_time_h,half_time_low_h,"
                + "half_time_high_h,peak_h,auc,recovery_low_h,recovery_high_h,censored,flags")
        header(
            CohortTable.columns.map(\.name),
            startsWith: "kind,metric,unit,region,group,reference,statistic,hours_after,patients,count,estimate,"
                + "standard_error,df,p,low,high,band_low,band_high,note")
        header(
            AlertTable.columns.map(\.name),
            startsWith: "subject,region,session,rule,level,metric,unit,hours_after,value,expected_low,expected_high,"
                + "score,limit,false_alarm_rate,false_alarm_source,low_sensitivity,note")
    }

    @Test func theDictionaryExplainsEveryColumn() {
        let entries = DataDictionary.entries([])
        #expect(entries.count > 80)
        for entry in entries { #expect(entry.meaning.hasSuffix("."), "\(entry.table).\(entry.name)") }
    }
}
