import Foundation
import Imaging
import SkinAnalysis
import StudyRecords

/// The other end of a `WorkerProcess`: decodes and measures photos one after the other, so that a photo that brings down a
/// decoder brings down nothing else. It reads photos, writes nothing and ends when its input ends.
package enum MeasuringWorker {
    /// Answers on standard output until standard input ends.
    ///
    /// - Parameter mishap: called with every photo before it is opened; tests crash or hang the worker here.
    package static func serve(mishap: (String) -> Void) {
        // What a library prints must not get among the answers.
        let output = dup(STDOUT_FILENO)
        dup2(STDERR_FILENO, STDOUT_FILENO)
        signal(SIGINT, SIG_IGN)
        // A dump of memory would hold the photo.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        guard let first = PipeFrame.read(from: STDIN_FILENO),
            let settings = WorkerCoding.value(StudySettings.self, first)
        else { return }
        let pipeline = PhotoPipeline(settings: settings)
        let workspace = Workspace()
        while let frame = PipeFrame.read(from: STDIN_FILENO) {
            guard let request = WorkerCoding.value(WorkerRequest.self, frame) else { return }
            guard answer(request, pipeline, workspace, mishap)?.write(to: output) == true else { return }
        }
    }

    private static func answer(
        _ request: WorkerRequest, _ pipeline: PhotoPipeline, _ workspace: Workspace, _ mishap: (String) -> Void
    ) -> PipeFrame? {
        switch request {
        case .header(let file):
            mishap(file)
            do {
                return WorkerCoding.frame(
                    WorkerReply.header(try HeaderLook.facts(of: file, limits: pipeline.settings.limits)))
            } catch {
                return WorkerCoding.frame(WorkerReply.noHeader(reason: error.reason.rawValue, detail: error.detail))
            }
        case .measure(let task):
            mishap(task.file)
            return WorkerCoding.frame(pipeline.process(task, workspace: workspace))
        }
    }
}
