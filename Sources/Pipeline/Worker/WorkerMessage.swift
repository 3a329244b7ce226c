import Foundation
import Imaging
import StudyRecords

/// What a worker is asked.
enum WorkerRequest: Codable {
    case header(file: String)
    case measure(PhotoTask)
}

/// What it answers; the bytes of pictures travel beside it.
enum WorkerReply: Codable {
    case header(HeaderFacts)
    case noHeader(reason: String, detail: String)
    case measured(MeasuredReply)
}

struct MeasuredReply: Codable {
    /// All of a picture but its bytes.
    struct Frame: Codable {
        let width, height: Int
        let scale: Double
        let polygons: [RegionPolygon]
        let mapLow, mapHigh: Double
        let aligned: AlignedPicture.Frame?
        let textureBand: String?
    }

    let record: PhotoRecord
    let values: [MetricValue]
    let frame: Frame?
    let header: HeaderFacts?
    let isReusable: Bool
}

/// Requests and replies as frames: JSON first, then the bytes of pictures.
enum WorkerCoding {
    static func frame(_ value: some Encodable, _ parts: [[UInt8]] = []) -> PipeFrame? {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return (try? encoder.encode(value)).map { PipeFrame(parts: [[UInt8]($0)] + parts) }
    }

    static func value<Value: Decodable>(_ type: Value.Type, _ frame: PipeFrame) -> Value? {
        let decoder = JSONDecoder()
        decoder.nonConformingFloatDecodingStrategy = .convertFromString(
            positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
        return frame.parts.first.flatMap { try? decoder.decode(type, from: Data($0)) }
    }

    static func frame(_ processed: ProcessedPhoto) -> PipeFrame? {
        let picture = processed.photo.picture
        let reply = MeasuredReply(
            record: processed.photo.record, values: processed.photo.values,
            frame: picture.map {
                MeasuredReply.Frame(
                    width: $0.width, height: $0.height, scale: $0.scale, polygons: $0.polygons,
                    mapLow: $0.mapRange.lowerBound, mapHigh: $0.mapRange.upperBound, aligned: $0.aligned?.frame,
                    textureBand: $0.aligned?.textureBand)
            }, header: processed.header, isReusable: processed.isReusable)
        let pictures = picture.map { [$0.previewJPEG, $0.rednessMapJPEG] } ?? []
        let aligned = picture?.aligned.map { [$0.previewJPEG, $0.planesPNG] } ?? []
        return frame(WorkerReply.measured(reply), pictures + aligned)
    }

    static func processedPhoto(_ reply: MeasuredReply, _ frame: PipeFrame) -> ProcessedPhoto? {
        var picture: PhotoPicture?
        if let outline = reply.frame {
            guard frame.parts.count == (outline.aligned == nil ? 3 : 5), outline.mapLow <= outline.mapHigh else {
                return nil
            }
            picture = PhotoPicture(
                previewJPEG: frame.parts[1], rednessMapJPEG: frame.parts[2], width: outline.width,
                height: outline.height, scale: outline.scale, polygons: outline.polygons,
                mapRange: outline.mapLow...outline.mapHigh)
            picture?.aligned = outline.aligned.map {
                AlignedPicture(
                    frame: $0, previewJPEG: frame.parts[3], planesPNG: frame.parts[4], textureBand: outline.textureBand)
            }
        }
        return ProcessedPhoto(
            photo: MeasuredPhoto(record: reply.record, values: reply.values, picture: picture), header: reply.header,
            isReusable: reply.isReusable)
    }
}
