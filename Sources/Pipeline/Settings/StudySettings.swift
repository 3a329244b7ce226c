import HealingModel
import Imaging
import SkinAnalysis
import StudyRecords

/// All settings of a study, each with its default. `SettingList` names every one of them for study.yaml.
package struct StudySettings: Sendable, Hashable, Codable {
    /// Printed on reports; empty means the name of the study folder.
    package var name = ""
    /// UTC offset of times that name none, minutes.
    package var assumedOffsetMinutes = 0
    /// Scale of every photo that photos.csv gives no scale for.
    package var mmPerPixel: Double?
    package var limits = DecodeLimits()
    package var analysis = AnalysisSettings()
    package var change = ChangeSettings()
    /// Touches pages alone.
    package var report = ReportStyle()

    package init() {}
}
