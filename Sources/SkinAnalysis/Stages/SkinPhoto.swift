import Imaging
import StudyRecords

/// A photo with its skin: what each pixel is, and where skin was found.
package struct SkinPhoto: Sendable {
    package let photo: CalibratedPhoto
    package let classes: PixelClasses
    /// The whole photo, small.
    let preview: LightAverage

    /// Share of the photo, percent.
    package let skinPercent: Double

    /// Skin without specks and with small holes closed; glare and clipping are still inside. A mask made anew.
    package var skinArea: PixelMask { classes.skinArea }
}

/// Stage 3: classifies every pixel and finds the skin.
package func locateSkin(
    in photo: CalibratedPhoto, settings: SkinSettings, workspace: Workspace = Workspace()
) -> SkinPhoto {
    var scan = PhotoScan(photo.image, settings: settings, workspace: workspace)
    scan.classes.markSkin(settings: settings)
    if !photo.cardOutline.isEmpty { scan.classes.unmarkSkin(inside: photo.cardOutline) }
    let share = Double(scan.classes.skinCount) / Double(max(1, photo.image.width * photo.image.height))
    return SkinPhoto(photo: photo, classes: scan.classes, preview: scan.preview, skinPercent: 100 * share)
}
