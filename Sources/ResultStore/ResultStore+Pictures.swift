import Foundation
import GRDB
import StudyRecords

extension ResultStore {
    /// All of a picture but its bytes, which lie in columns of their own.
    private struct PictureFrame: Codable {
        var width: Int
        var height: Int
        var scale: Double
        var polygons: [RegionPolygon]
        var mapLow: Double
        var mapHigh: Double
        var aligned: AlignedPicture.Frame?
        var textureBand: String?
    }

    /// Pictures of one subject by photo path.
    package func pictures(subject: String) throws(StoreError) -> [String: PhotoPicture] {
        try read("read the pictures of \(subject)") { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT picture.* FROM picture JOIN photo USING (path) WHERE photo.subject = ?",
                arguments: [subject])
            return Dictionary(uniqueKeysWithValues: try rows.map { ($0["path"], try ResultStore.photoPicture($0)) })
        }
    }

    static func insert(_ picture: PhotoPicture, path: String, _ database: Database) throws {
        let frame = PictureFrame(
            width: picture.width, height: picture.height, scale: picture.scale, polygons: picture.polygons,
            mapLow: picture.mapRange.lowerBound, mapHigh: picture.mapRange.upperBound,
            aligned: picture.aligned?.frame, textureBand: picture.aligned?.textureBand)
        try database.execute(
            sql: """
                INSERT INTO picture (path, preview, redness_map, aligned_preview, aligned_planes, record)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                path, Data(picture.previewJPEG), Data(picture.rednessMapJPEG),
                picture.aligned.map { Data($0.previewJPEG) }, picture.aligned.map { Data($0.planesPNG) },
                try RecordCoding.text(frame),
            ])
    }

    static func photoPicture(_ row: Row) throws -> PhotoPicture {
        let frame = try RecordCoding.record(PictureFrame.self, row["record"])
        let (preview, map): (Data, Data) = (row["preview"], row["redness_map"])
        return PhotoPicture(
            previewJPEG: [UInt8](preview), rednessMapJPEG: [UInt8](map), width: frame.width, height: frame.height,
            scale: frame.scale, polygons: frame.polygons, mapRange: frame.mapLow...max(frame.mapLow, frame.mapHigh),
            aligned: aligned(row, frame))
    }

    private static func aligned(_ row: Row, _ frame: PictureFrame) -> AlignedPicture? {
        let (preview, planes): (Data?, Data?) = (row["aligned_preview"], row["aligned_planes"])
        guard let place = frame.aligned, let preview, let planes else { return nil }
        return AlignedPicture(
            frame: place, previewJPEG: [UInt8](preview), planesPNG: [UInt8](planes), textureBand: frame.textureBand)
    }
}
