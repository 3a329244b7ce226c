import Imaging
import KernelAPI

/// The first passes over a photo: what glare is judged by and the preview; then the class of every pixel.
struct PhotoScan {
    private(set) var classes: PixelClasses
    private(set) var preview: LightAverage
    private let image: EncodedImage
    private let settings: SkinSettings
    private let workspace: Workspace

    init(_ image: EncodedImage, settings: SkinSettings, workspace: Workspace) {
        (self.image, self.settings, self.workspace) = (image, settings, workspace)
        classes = PixelClasses(width: image.width, height: image.height)
        preview = LightAverage(width: image.width, height: image.height)
        classify(judgedBy: sampleGlare())
        classes.growShine(margin: settings.glareMargin)
    }

    private mutating func sampleGlare() -> GlareLimits {
        let gate = ChromaGate(settings, judgesClipping: image.showsStoredCodes)
        let buffers = workspace.buffers(width: image.width)
        var blocks = GlareBlocks(width: image.width, height: image.height)
        for y in 0..<image.height {
            image.encodedRow(y, into: &workspace.encoded)
            image.unpackRow(y, into: buffers)
            EncodedImage.addLightness(to: buffers)
            preview.add(y, buffers)
            classes.withRow(y) { [image, settings] codes in
                _ = KernelChoice.current.classify(
                    workspace.encoded, count: image.width, gate: gate.limits, into: codes)
                image.markStoredClipping(y, from: settings.clippedFrom, codes)
                blocks.add(y, buffers, codes: codes)
            }
        }
        preview.finish()
        return GlareLimits(blocks, settings)
    }

    private mutating func classify(judgedBy limits: GlareLimits) {
        let gate = ChromaGate(settings, judgesClipping: image.showsStoredCodes)
        for y in 0..<image.height {
            image.encodedRow(y, into: &workspace.encoded)
            let row = limits.row(y, of: image.height)
            var isSuspect = false
            classes.withRow(y) { [image, settings] codes in
                workspace.encoded.withUnsafeBufferPointer { encoded in
                    guard let first = encoded.baseAddress else { return }
                    for (block, limit) in row.enumerated() {
                        let columns = GlareBlocks.columns(block, of: image.width)
                        let found = KernelChoice.current.classify(
                            first + 3 * columns.lowerBound, count: columns.count, gate: gate.limits(suspecting: limit),
                            into: codes + columns.lowerBound)
                        isSuspect = isSuspect || found
                    }
                }
                image.markStoredClipping(y, from: settings.clippedFrom, codes)
            }
            if isSuspect { markGlare(y, row) }
        }
    }

    /// The exact test, on rows where the coarse one found something.
    private mutating func markGlare(_ y: Int, _ limits: ArraySlice<GlareLimit>) {
        let buffers = workspace.buffers(width: image.width)
        image.unpackRow(y, into: buffers)
        EncodedImage.addLightness(to: buffers)
        let limits = Array(limits)
        classes.withRow(y) { codes in
            for x in 0..<image.width where codes[x] & PixelClasses.suspect != 0 {
                codes[x] &= ~PixelClasses.suspect
                let limit = limits[x * GlareBlocks.perSide / image.width]
                let erythema = 100 * (buffers.greenDensity[x] - buffers.redDensity[x])
                if erythema < limit.erythema, buffers.lightness[x] > limit.lightness { codes[x] |= PixelClasses.glare }
            }
        }
    }
}

extension EncodedImage {
    /// Clipping is a matter of the codes in the file, whatever colors they mean.
    fileprivate func markStoredClipping(_ y: Int, from top: Double, _ codes: UnsafeMutablePointer<UInt8>) {
        guard let peaks = storedPeakRow(y) else { return }
        for x in 0..<width where peaks[x] >= Float(top) {
            codes[x] = (codes[x] | PixelClasses.clipped) & ~PixelClasses.suspect
        }
    }
}
