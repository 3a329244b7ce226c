import Imaging
import SkinAnalysis

/// Work whose time per pixel is worth knowing. Public because the benchmarks are a package of their own.
public struct BenchmarkCase {
    /// As in the peer's list.
    public let name: String
    /// By which times are divided.
    public let pixels: Int
    /// Does the work once.
    public let run: () -> Void

    /// Kernels and filters on one 12-megapixel image of textured skin colors.
    public static func filters(width: Int = 4000, height: Int = 3000) -> [BenchmarkCase] {
        let scene = BenchmarkScene(width: width, height: height)
        let pixels = width * height
        func make(_ name: String, _ body: @escaping () -> Void) -> BenchmarkCase {
            BenchmarkCase(name: name, pixels: pixels, run: body)
        }
        let (plane, bytes, masked) = (scene.plane, scene.bytes, scene.masked)
        let stream = GaussianStream(width: width, kernels: [GaussianKernel(sigma: 10)])
        let affine = ProjectiveMap([0.99, 0.02, 8, -0.02, 0.99, 70, 0, 0, 1])
        let homography = ProjectiveMap([0.99, 0.02, 8, -0.02, 0.99, 70, 1e-6, 2e-6, 1])
        return [
            make("linear light and density") { scene.unpack(lab: false) },
            make("lab") { scene.unpack(lab: true) },
            make("log") { scene.logarithm() },
            make("gauss 2") { _ = plane.convolved(with: GaussianKernel(sigma: 2)) },
            make("gauss 10 exact") { _ = plane.convolved(with: GaussianKernel(sigma: 10)) },
            make("gauss 10") {
                stream.run(height: height) { y, _, values, weights in
                    plane.copyRow(y, into: values)
                    weights.update(repeating: 1, count: width)
                } emit: { _ in
                }
            },
            make("gradient") { _ = plane.gradient() },
            make("hessian") { _ = plane.hessian() },
            make("box mean and deviation 31") { _ = bytes.boxStatistics(radius: 15, mask: scene.mask) },
            make("median 3") { _ = bytes.median(radius: 1) },
            make("median 5") { _ = bytes.median(radius: 2) },
            make("dilate 5") { _ = bytes.dilated(by: 2) },
            make("dilate 31") { _ = bytes.dilated(by: 15) },
            make("affine bilinear") { _ = plane.warped(by: affine, width: width, height: height, .bilinear) },
            make("affine cubic") { _ = plane.warped(by: affine, width: width, height: height, .cubic) },
            make("homography bilinear") { _ = plane.warped(by: homography, width: width, height: height, .bilinear) },
            make("area to 1500") { _ = masked.resampled(width: 1500, height: 1125) },
            make("co-occurrence 32") {
                _ = CooccurrenceMatrix(scene.levels, levels: 32, offsets: [(1, 0), (1, 1), (0, 1), (-1, 1)])
            },
            make("median of all") { _ = Quantiles.quantile(0.5, of: plane.values) },
        ]
    }

    /// The stages between decoding and values, on the same image.
    public static func stages(width: Int = 4000, height: Int = 3000) -> [BenchmarkCase] {
        let scene = BenchmarkScene(width: width, height: height)
        let settings = AnalysisSettings()
        let workspace = Workspace()
        guard let bytes = try? PhotoWriter.jpeg(scene.rgb, width: width, height: height, quality: 90),
            let (header, image) = try? PhotoReader.decode(bytes, limits: DecodeLimits()),
            let photo = try? calibrateColor(header, image)
        else { return [] }
        let skin = locateSkin(in: photo, settings: settings.skin, workspace: workspace)
        guard let aligned = try? register(skin, to: nil, isBaseline: true, settings: settings) else { return [] }
        return [
            BenchmarkCase(name: "decode", pixels: width * height) {
                _ = try? PhotoReader.decode(bytes, limits: DecodeLimits())
            },
            BenchmarkCase(name: "locateSkin", pixels: width * height) {
                _ = locateSkin(in: photo, settings: settings.skin, workspace: workspace)
            },
            BenchmarkCase(name: "register", pixels: width * height) {
                _ = try? register(skin, to: nil, isBaseline: true, settings: settings)
            },
            BenchmarkCase(name: "measure", pixels: width * height) {
                _ = measure(aligned, mmPerPixel: 0.05, settings: settings, workspace: workspace)
            },
        ]
    }
}
