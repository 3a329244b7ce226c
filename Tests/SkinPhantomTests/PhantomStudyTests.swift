import Imaging
import Testing

@testable import SkinPhantom

@Suite struct PhantomStudyTests {
    private static func options(_ kinds: [PhantomKind]) -> PhantomOptions {
        var options = PhantomOptions()
        (options.kinds, options.tones, options.lights) = (kinds, [.light], [.d65])
        (options.pairs, options.courses, options.replicates, options.size) = (1, 1, 1, 0.4)
        return options
    }

    private static func photos(_ options: PhantomOptions) throws -> [(jpeg: [UInt8], truth: PhotoTruth)] {
        let study = PhantomStudy(options)
        var photos: [(jpeg: [UInt8], truth: PhotoTruth)] = []
        for subject in study.subjects { try study.photos(of: subject) { photos.append(($0, $1)) } }
        return photos
    }

    @Test func sameOptionsGiveSameBytes() throws {
        let first = try Self.photos(Self.options([.crosstalk]))
        let second = try Self.photos(Self.options([.crosstalk]))
        #expect(first.map(\.jpeg) == second.map(\.jpeg))
        var other = Self.options([.crosstalk])
        other.seed = 2
        #expect(try Self.photos(other)[0].jpeg != first[0].jpeg)
    }

    /// A doubling of blood in light skin: 5.24 and, without surface reflection, 5.86 EI (simulated independently).
    @Test func truthOfADoublingIsPublished() throws {
        let photos = try Self.photos(Self.options([.crosstalk]))
        let red = try #require(photos.first { $0.truth.claim == "blood" }).truth
        let before = try #require(photos.first { $0.truth.claim == "before" }).truth
        #expect(abs(red.steadyErythema - before.steadyErythema - 5.15) < 0.2)
        #expect(abs(red.steadyErythemaFloor - before.steadyErythemaFloor - 5.8) < 0.2)
        #expect(abs(red.treated.blood / before.treated.blood - 2) < 1e-9)
    }

    /// The observer's camera in daylight without noise reads what the formula says.
    @Test func theObserverSeesTheTruth() throws {
        let options = Self.options([.crosstalk])
        let subject = try #require(PhantomStudy(options).subjects.first)
        var conditions = PhotoConditions()
        (conditions.exposure, conditions.shading, conditions.noise, conditions.blur) = (1, 0, 0, 0)
        let surface = subject.makeSurface()
        let studio = PhotoStudio()
        let codes = studio.codes(of: surface, in: subject.rest, under: conditions)
        let truth = RegionTruth(surface, subject.rest, isTreated: false, ErythemaScale(studio: studio))
        let (width, pitch) = (subject.frame.width, subject.frame.mmPerPixel)
        var (sum, count) = (0.0, 0.0)
        for y in Int(surface.control.top / pitch)..<Int(surface.control.bottom / pitch) {
            for x in Int(surface.control.left / pitch)..<Int(surface.control.right / pitch) {
                let place = 3 * (y * width + x)
                sum += Double(codes[place]) - Double(codes[place + 1])
                count += 1
            }
        }
        let color = ErythemaScale(studio: studio).color(blood: truth.blood, melanin: truth.melanin)
        let expected = color.prefix(2).map { Double(EncodingCurve.code(Float($0), EncodingCurve.table)) }
        #expect(abs(sum / count - (expected[0] - expected[1])) < 0.5)
    }

    /// Redness follows the course that is written down, exactly.
    @Test func coursesDecayAsTold() throws {
        var options = Self.options([.course])
        options.visitDeviation = 0
        let study = PhantomStudy(options)
        let subject = try #require(study.subjects.first)
        let session = try #require(subject.sessions.first)
        let course = try #require(session.course)
        let half = try #require(course.halfTimeHours)
        let scale = ErythemaScale(studio: PhotoStudio())
        let rest = scale.erythema(blood: subject.tone.blood, melanin: subject.tone.melanin)
        for visit in subject.visits where visit.claim == "after" {
            let state = visit.steadyState
            let rise = scale.erythema(blood: state.blood * state.treatedBlood, melanin: state.melanin) - rest
            var expected = course.peak
            var hours = visit.hours - session.hours
            while hours > half {
                expected /= 2
                hours -= half
            }
            // 2^-x to 0.1 % for 0 ≤ x ≤ 1.
            let part = hours / half * 0.693147
            expected *= 1 - part + part * part / 2 - part * part * part / 6 + part * part * part * part / 24
            #expect(abs(rise - expected) < 0.01 + 0.002 * expected)
        }
    }

    @Test func punctaAreAsManyAsAskedFor() {
        let area = SkinRectangle(left: 0, top: 0, right: 30, bottom: 10)
        let puncta = PunctaPattern.puncta(400, in: area, seed: 3)
        #expect(puncta.count == 1200)
        #expect(puncta.allSatisfy { area.contains($0.place.x, $0.place.y) })
    }

    /// A shift of the pose moves the skin to the right and down.
    @Test func poseMovesTheSkin() {
        var pose = PhotoPose()
        (pose.shiftX, pose.shiftY) = (5, -3)
        let place = pose.map(width: 100, height: 80, margin: 10).source(x: 50, y: 40)
        #expect(abs(place.x - 55) < 1e-9 && abs(place.y - 53) < 1e-9)
        (pose.shiftX, pose.shiftY, pose.rotation, pose.scale, pose.tilt) = (0, 0, 90, 2, 0)
        let turned = pose.map(width: 101, height: 101, margin: 0).source(x: 50, y: 70)
        #expect(abs(turned.x - 60) < 1e-9 && abs(turned.y - 50) < 1e-9)
    }
}
