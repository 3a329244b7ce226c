import Colorimetry
import Foundation
import StudyRecords

/// Reads the polygons of a region file: a GeoJSON FeatureCollection (RFC 7946 structure) in pixel coordinates.
enum GeoJSONReader {
    static func polygons(from bytes: [UInt8], file: String) throws(InputError) -> [RegionPolygon] {
        let collection: Collection
        do {
            collection = try JSONDecoder().decode(Collection.self, from: Data(bytes))
        } catch {
            throw GeoJSONProblem(error, bytes: bytes).inputError(file: file)
        }
        guard collection.type == "FeatureCollection" else {
            throw problem(file, bytes, "\"type\"", "type is \"\(collection.type)\", not \"FeatureCollection\"")
        }
        var polygons: [RegionPolygon] = []
        for (index, feature) in collection.features.enumerated() {
            polygons += try self.polygons(of: feature, name: "features[\(index)]", file: file, bytes: bytes)
        }
        guard !polygons.isEmpty else {
            throw problem(file, bytes, "\"features\"", "there is no polygon")
        }
        return polygons
    }

    private static func polygons(
        of feature: Feature, name: String, file: String, bytes: [UInt8]
    ) throws(InputError) -> [RegionPolygon] {
        guard let role = RegionRole(rawValue: feature.properties.role) else {
            throw problem(
                file, bytes, "\"\(feature.properties.role)\"",
                "\(name).properties.role is \"\(feature.properties.role)\", not treated, control, exclude, gray or "
                    + "reference")
        }
        let lab = try feature.properties.color(name: name, file: file, bytes: bytes)
        let shapes: [[[[Double]]]]
        switch feature.geometry.coordinates {
        case .polygon(let rings) where feature.geometry.type == "Polygon": shapes = [rings]
        case .multiPolygon(let parts) where feature.geometry.type == "MultiPolygon": shapes = parts
        default:
            throw problem(
                file, bytes, "\"\(feature.geometry.type)\"",
                "\(name).geometry is no Polygon or MultiPolygon with matching coordinates (type \(feature.geometry.type))"
            )
        }
        return try shapes.map { rings throws(InputError) in
            RegionPolygon(
                role: role,
                rings: try rings.map { ring throws(InputError) in
                    try points(ring, name: name, file: file, bytes: bytes)
                }, labD50: lab)
        }
    }

    private static func points(
        _ ring: [[Double]], name: String, file: String, bytes: [UInt8]
    ) throws(InputError) -> [RegionPoint] {
        var points: [RegionPoint] = []
        for position in ring {
            guard position.count >= 2, position[0].isFinite, position[1].isFinite else {
                throw problem(
                    file, bytes, "\"coordinates\"", "\(name) has a position that is no [x, y] pair of numbers")
            }
            points.append(RegionPoint(x: position[0], y: position[1]))
        }
        if points.count > 1, points.first == points.last { points.removeLast() }
        guard points.count >= 3 else {
            throw problem(file, bytes, "\"coordinates\"", "\(name) has a ring of fewer than three corners")
        }
        return points
    }

    /// The line is that of the first mention of what is wrong.
    fileprivate static func problem(_ file: String, _ bytes: [UInt8], _ mention: String, _ text: String) -> InputError {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines.firstIndex { $0.contains(mention) }.map { $0 + 1 }
        return InputError(.usage, file: file, line: line, text, cure: GeoJSONProblem.cure)
    }

    private struct Collection: Decodable {
        let type: String
        let features: [Feature]
    }

    private struct Feature: Decodable {
        let properties: Properties
        let geometry: Geometry
    }

    fileprivate struct Properties: Decodable {
        let role: String
        /// Known color of a gray or reference region: CIELAB under D50, or sRGB codes 0…255.
        let lab: [Double]?
        let srgb: [Double]?
    }

    private struct Geometry: Decodable {
        let type: String
        let coordinates: Coordinates
    }

    private enum Coordinates: Decodable {
        case polygon([[[Double]]])
        case multiPolygon([[[[Double]]]])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            do {
                self = .polygon(try container.decode([[[Double]]].self))
            } catch {
                self = .multiPolygon(try container.decode([[[[Double]]]].self))
            }
        }
    }
}

extension GeoJSONReader.Properties {
    /// The known color of a region as CIELAB under D50; nil when none is given.
    fileprivate func color(name: String, file: String, bytes: [UInt8]) throws(InputError) -> [Double]? {
        if let lab {
            guard lab.count == 3, (0...100).contains(lab[0]), lab.allSatisfy({ abs($0) <= 150 }) else {
                throw GeoJSONReader.problem(file, bytes, "\"lab\"", "\(name).properties.lab is no [L*, a*, b*]")
            }
            return lab
        }
        guard let srgb else { return nil }
        guard srgb.count == 3, srgb.allSatisfy({ (0...255).contains($0) }) else {
            throw GeoJSONReader.problem(
                file, bytes, "\"srgb\"", "\(name).properties.srgb is no [red, green, blue] of 0 to 255")
        }
        let color = CIELAB(srgbCodes: srgb)
        return [color.lightness, color.aStar, color.bStar]
    }
}

/// A JSON error in words, with its line where the parser tells a position.
private struct GeoJSONProblem {
    static let cure =
        "Give a FeatureCollection of Polygon features in baseline pixels, each with properties.role treated, "
        + "control, exclude, gray or reference."

    private let text: String
    private let line: Int?

    init(_ error: any Error, bytes: [UInt8]) {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            text = "\(GeoJSONProblem.place(context))\(key.stringValue) is missing"
            line = nil
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            text = "\(GeoJSONProblem.place(context))has the wrong type"
            line = nil
        case DecodingError.dataCorrupted(let context):
            let cause = context.underlyingError.map { "\($0)" } ?? context.debugDescription
            text = "the file is no JSON"
            line = GeoJSONProblem.line(in: cause) ?? GeoJSONProblem.lastLine(bytes)
        default:
            text = "the file cannot be read: \(error)"
            line = nil
        }
    }

    func inputError(file: String) -> InputError {
        InputError(.usage, file: file, line: line, text, cure: GeoJSONProblem.cure)
    }

    private static func place(_ context: DecodingError.Context) -> String {
        let parts = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }
        let path = parts.joined()
        return path.isEmpty ? "" : "\(path.first == "." ? String(path.dropFirst()) : path): "
    }

    /// Foundation says "around line 3, column 7".
    private static func line(in text: String) -> Int? {
        guard let mark = text.range(of: "line ") else { return nil }
        return Int(text[mark.upperBound...].prefix { $0.isNumber })
    }

    private static func lastLine(_ bytes: [UInt8]) -> Int { 1 + bytes.dropLast().count { $0 == UInt8(ascii: "\n") } }
}
