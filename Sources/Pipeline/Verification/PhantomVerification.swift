import Foundation
import ResultStore
import SkinPhantom

/// The `verify --phantom` command: measures a phantom study through the normal run and compares it with its truth.
package struct PhantomVerification: Sendable {
    package struct Report: Sendable, Encodable {
        package var study: String
        package var photos: Int
        package var claims: [Claim]

        package var isPassed: Bool { !claims.contains { $0.outcome == .fail } }

        package var lines: [String] {
            claims.map { "\($0.outcome.rawValue.uppercased())  \($0.id): \($0.promise)\n      \($0.found)" }
        }
    }

    package var folder: String
    package var lanes: Int?

    package init(folder: String, lanes: Int?) { (self.folder, self.lanes) = (folder, lanes) }

    package func perform(_ listener: @escaping @Sendable (RunEvent) -> Void) throws -> Report {
        let truth = try readTruth()
        let run = StudyRun(study: folder, output: nil, lanes: lanes, isFresh: false, isStrict: false)
        _ = try run.perform(listener)
        let store = try ResultStore(existing: run.output + "/results.sqlite")
        let material = VerificationMaterial(truth: truth, results: try store.snapshot())
        let claims =
            RednessClaims.all(material) + ChangeClaims.all(material) + TextureClaims.all(material)
            + CourseClaims.all(material)
        return Report(study: folder, photos: truth.photos.count, claims: claims)
    }

    private func readTruth() throws -> PhantomTruth {
        let file = "\(folder)/\(PhantomRun.truthFile)"
        guard let bytes = FileReading.bytes(file) else {
            throw InputError(
                .notFound, file: file, "there is no such file",
                cure: "Give a folder that `dermacurve phantom` has written.")
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(PhantomTruth.self, from: Data(bytes))
        } catch {
            throw InputError(
                .usage, file: file, "this is no truth of a phantom study of this version",
                cure: "Write the study anew with `dermacurve phantom`.")
        }
    }
}
