import Imaging
import StudyRecords

/// A photo with its skin: what each pixel is, and where skin was found.
package struct SkinPhoto: Sendable {
    package let photo: CalibratedPhoto
    package let classes: PixelClasses
    /// Skin without specks and with small holes closed; glare and clipping are still inside.
    package let skinArea: PixelMask
    /// The whole photo, small.
    let preview: LightAverage

    /// Share of the photo, percent.
    package var skinPercent: Double {
        100 * Double(skinArea.count) / Double(max(1, photo.image.width * photo.image.height))
    }
}

/// Stage 3: classifies every pixel and finds the skin.
package func locateSkin(
    in photo: CalibratedPhoto, settings: SkinSettings, workspace: Workspace = Workspace()
) -> SkinPhoto {
    let scan = PhotoScan(photo.image, settings: settings, workspace: workspace)
    var area = scan.classes.skinArea(settings: settings)
    if !photo.cardOutline.isEmpty {
        var card = PixelMask(width: area.width, height: area.height)
        card.fill(rings: [photo.cardOutline])
        area.subtract(card)
    }
    return SkinPhoto(photo: photo, classes: scan.classes, skinArea: area, preview: scan.preview)
}
