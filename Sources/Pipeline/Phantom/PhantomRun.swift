import SkinAnalysis
import SkinPhantom

/// The `phantom` command: a study of synthetic skin on disk, its truth beside it.
package struct PhantomRun: Sendable {
    package var folder: String
    package var options: PhantomOptions
    package var lanes: Int

    package init(folder: String, options: PhantomOptions, lanes: Int) {
        (self.folder, self.options, self.lanes) = (folder, options, lanes)
    }

    /// - Returns: how many photos were written.
    package func perform() throws -> Int {
        guard FileReading.names(in: folder).isEmpty else {
            throw InputError(
                .cannotWrite, file: folder, "the folder is not empty",
                cure: "Give a new folder: synthetic photos are never mixed with others.")
        }
        let target = try OutputFolder(folder)
        let study = PhantomStudy(options)
        let photos = try LaneRunner.perform(jobs: study.subjects.count, lanes: lanes, tool: {}) { index, _ in
            try write(study.subjects[index], of: study, to: target)
        }.flatMap { $0 }
        for (path, text) in PhantomTables.files(of: study, photos: photos) {
            try target.write(Array(text.utf8), to: path)
        }
        let truth = try JSONText.encode(PhantomTruth(of: study, photos: photos))
        try target.write(Array((truth + "\n").utf8), to: PhantomRun.truthFile)
        return photos.count
    }

    static let truthFile = "truth.json"

    private func write(
        _ subject: PhantomSubject, of study: PhantomStudy, to target: OutputFolder
    ) throws -> [PhotoTruth] {
        var truths: [PhotoTruth] = []
        try study.photos(of: subject) { jpeg, truth in
            try target.write(jpeg, to: truth.path)
            truths.append(truth)
        }
        return truths
    }
}
