import Imaging
import SkinAnalysis
import StudyRecords

/// A photo in one straight line: decode → color → skin → regions → measure. The whole product in one file to read first.
///
/// Whatever happens, the photo ends in exactly one state: a problem with one photo never stops the others.
package struct PhotoPipeline: Sendable {
    package let settings: StudySettings
    private let shelf: BaselineShelf
    private let contents: MeasuredContents

    package init(settings: StudySettings, contents: MeasuredContents = .metrics) {
        (self.settings, self.contents) = (settings, contents)
        shelf = BaselineShelf()
    }

    /// Measures a photo from its file.
    package func process(_ task: PhotoTask, workspace: Workspace = Workspace()) -> ProcessedPhoto {
        var record = PhotoRecord(identity: task.identity, state: .failed)
        record.extraColumns = task.extraColumns
        record.capturedAt = task.capturedAt
        var facts: HeaderFacts?
        let baseline = settings.analysis.registration.isOn && task.isRegistered ? task.baselineFile : nil
        do {
            let bytes = try readFile(task)
            record.sha256 = MessageDigest.sha256(bytes)
            let photo = try measured(bytes, task, baseline, workspace, &record, &facts)
            return ProcessedPhoto(photo: photo, header: facts, isReusable: true)
        } catch let error as DecodeError {
            record.fail(error)
        } catch let refusal as PhotoRefusal {
            record.refuse(refusal)
        } catch {
            (record.state, record.reasons, record.detail) = (.failed, [.unreadable], "\(error)")
        }
        // A failure is tried again: a disk or a network may be to blame.
        return ProcessedPhoto(
            photo: MeasuredPhoto(record: record), header: facts,
            isReusable: record.state == .refused && record.sha256 != nil)
    }

    private func measured(
        _ bytes: [UInt8], _ task: PhotoTask, _ baseline: String?, _ workspace: Workspace, _ record: inout PhotoRecord,
        _ facts: inout HeaderFacts?
    ) throws -> MeasuredPhoto {
        let (header, image) = try PhotoReader.decode(bytes, limits: settings.limits)
        facts = HeaderFacts(header)
        record.describe(header, capturedAt: task.capturedAt, settings: settings)
        (record.mmPerPixel, record.scaleSource) = (task.mmPerPixel, task.scaleSource)
        let calibrated = try calibrateColor(
            header, image, settings: settings.analysis.card, regions: task.references(width: image.width, image.height))
        record.describe(calibrated)
        let skin = locateSkin(in: calibrated, settings: settings.analysis.skin, workspace: workspace)
        record.skinPercent = rounded(skin.skinPercent)
        let aligned = try register(
            skin, to: task.baseline, isBaseline: task.isBaseline, settings: settings.analysis
        ) { () throws(PhotoRefusal) in
            guard let baseline else { return nil }
            return try shelf.features(of: baseline, settings: settings)
        }
        record.carryScale(
            of: task, aligned.figures,
            baselineScale: task.baselineMMPerPixel ?? baseline.flatMap { shelf.cardScale(of: $0, settings: settings) })
        let quality = judgeQuality(of: aligned, encoding: JPEGEncoding(bytes))
        record.quality = quality
        let measured =
            contents == .metrics
            ? measureSkin(
                aligned, mmPerPixel: record.mmPerPixel, settings: settings.analysis, jpegQuality: quality.jpegQuality,
                workspace: workspace) : MeasuredSkin()
        record.spectrum = measured.spectrum
        let features =
            contents == .features ? measureFeatures(aligned, mmPerPixel: record.mmPerPixel, workspace: workspace) : []
        let picture = try PictureMaker.picture(of: aligned, textures: measured.textures)
        record.conclude(
            aligned, flags: quality.flags(settings.analysis.quality), needsCaptureTime: task.needsCaptureTime)
        return MeasuredPhoto(record: record, values: measured.values, picture: picture, features: features)
    }

    private func readFile(_ task: PhotoTask) throws(DecodeError) -> [UInt8] {
        guard let size = FileReading.size(task.file) else {
            throw DecodeError(reason: .unreadable, detail: "there is no such file")
        }
        guard Double(size) <= settings.limits.fileMegabytes * 1e6 else {
            throw DecodeError(
                reason: .overLimit, detail: "\(size / 1_000_000) MB; the limit is \(settings.limits.fileMegabytes) MB")
        }
        guard let bytes = FileReading.bytes(task.file) else {
            throw DecodeError(reason: .unreadable, detail: "the file cannot be opened")
        }
        return bytes
    }
}

/// What is measured of a photo: the metrics, or the IBSI features in their place.
package enum MeasuredContents: Sendable { case metrics, features }

/// A photo's outcome, what its header said, and whether a later run may take the outcome over.
package struct ProcessedPhoto: Sendable {
    package var photo: MeasuredPhoto
    package var header: HeaderFacts?
    package var isReusable: Bool
}
