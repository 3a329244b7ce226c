import Imaging
import Synchronization

/// Takes photos of synthetic skin: skin → view → card → optics → light → sensor → codes.
package final class PhotoStudio: Sendable {
    private let tables = Mutex<[String: PigmentTable]>([:])

    package init() {}

    /// 8-bit RGB, row by row.
    package func codes(
        of surface: SkinSurface, in state: SkinState, under conditions: PhotoConditions, card: PhantomCard? = nil
    ) -> [UInt8] {
        let canvas = SkinCanvas(surface, in: state, table: table(conditions.camera, conditions.light))
        let geometry = surface.geometry
        let (width, height) = (geometry.width - 2 * geometry.margin, geometry.height - 2 * geometry.margin)
        let map = conditions.pose.map(width: width, height: height, margin: geometry.margin)
        var planes = canvas.planes.map { $0.warped(by: map, width: width, height: height, .cubic).plane }
        if let card {
            let colors = conditions.camera.colors(of: SpectralTables.card, in: conditions.light)
            card.paint(&planes, colors: colors)
        }
        let optics = GaussianKernel(sigma: conditions.blur)
        planes = planes.map { $0.convolved(with: optics) }
        return PhotoSensor(conditions).expose(planes)
    }

    /// The same as a JPEG.
    package func jpeg(
        of surface: SkinSurface, in state: SkinState, under conditions: PhotoConditions, card: PhantomCard? = nil
    ) throws(EncodeError) -> [UInt8] {
        let geometry = surface.geometry
        return try PhotoWriter.jpeg(
            codes(of: surface, in: state, under: conditions, card: card),
            width: geometry.width - 2 * geometry.margin, height: geometry.height - 2 * geometry.margin,
            quality: conditions.jpegQuality)
    }

    func table(_ camera: PhantomCamera, _ light: PhantomLight) -> PigmentTable {
        tables.withLock { tables in
            let key = "\(camera.rawValue) \(light.rawValue)"
            if let known = tables[key] { return known }
            let table = PigmentTable(camera: camera, light: light)
            tables[key] = table
            return table
        }
    }
}
