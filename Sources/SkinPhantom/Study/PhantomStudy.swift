import Imaging

/// A whole study of synthetic skin: who is in it, its photos, and the truth about each.
package struct PhantomStudy: Sendable {
    package let options: PhantomOptions
    package let subjects: [PhantomSubject]
    private let studio: PhotoStudio
    private let scale: ErythemaScale

    package init(_ options: PhantomOptions) {
        self.options = options
        let studio = PhotoStudio()
        let scale = ErythemaScale(studio: studio)
        (self.studio, self.scale) = (studio, scale)
        subjects = options.kinds.flatMap { kind in
            switch kind {
            case .grid: GridSubjects.grid(options)
            case .crosstalk: GridSubjects.crosstalk(options)
            case .pairs: PairSubjects.pairs(options, scale)
            case .puncta: TextureSubjects.puncta(options)
            case .texture: TextureSubjects.texture(options)
            case .course: CourseSubjects.courses(options, scale)
            case .replicates: PairSubjects.replicates(options, scale)
            }
        }
    }

    /// Every photo of a subject in order, as a JPEG, with its truth.
    package func photos(
        of subject: PhantomSubject, _ take: (_ jpeg: [UInt8], _ truth: PhotoTruth) throws -> Void
    ) throws {
        let surface = subject.makeSurface()
        for visit in subject.visits {
            let jpeg = try studio.jpeg(
                of: surface, in: visit.state, under: visit.conditions, card: subject.frame.card)
            try take(jpeg, PhotoTruth(subject, visit, surface, scale))
        }
    }
}
