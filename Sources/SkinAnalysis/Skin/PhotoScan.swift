import Imaging
import KernelAPI

/// The first pass over a photo: class of every pixel, what glare is judged by, and the preview. Glare itself needs the
/// medians of the whole photo, so rows that may hold some are looked at again.
struct PhotoScan {
    var classes: PixelClasses
    private(set) var preview: LightAverage
    private let image: EncodedImage
    private let buffers: RowBuffers

    init(_ image: EncodedImage, settings: SkinSettings, workspace: Workspace) {
        self.image = image
        buffers = workspace.buffers(width: image.width)
        classes = PixelClasses(width: image.width, height: image.height)
        preview = LightAverage(width: image.width, height: image.height)
        var blocks = GlareBlocks(width: image.width, height: image.height)
        let gate = ChromaGate.limits(settings, judgesClipping: image.showsStoredCodes)
        for y in 0..<image.height {
            image.unpackRow(y, into: buffers)
            EncodedImage.addLightness(to: buffers)
            preview.add(y, buffers)
            classes.withRow(y) { codes in
                image.classify(y, gate, through: &workspace.encoded, into: codes)
                image.markStoredClipping(y, from: settings.clippedFrom, codes)
                blocks.add(y, buffers, codes: codes)
            }
        }
        preview.finish()
        markGlare(blocks, GlareLimits(blocks, settings))
        classes.growShine(margin: settings.glareMargin)
    }

    private mutating func markGlare(_ blocks: GlareBlocks, _ limits: GlareLimits) {
        for y in 0..<image.height {
            let row = limits.row(y, of: image.height)
            let suspects = blocks.suspects(y, row)
            guard !suspects.isEmpty else { continue }
            image.unpackRow(y, into: buffers)
            EncodedImage.addLightness(to: buffers)
            // Strong shine is white, not skin-colored any more; in a drawn region it would be measured as pale skin.
            for x in suspects.joined() where classes.code(x, y) & GlareBlocks.unusable == 0 {
                let limit = row[x * GlareBlocks.perSide / image.width]
                let erythema = 100 * (buffers.greenDensity[x] - buffers.redDensity[x])
                if erythema < limit.erythema, buffers.lightness[x] > limit.lightness { classes.markGlare(x, y) }
            }
        }
    }
}

extension EncodedImage {
    /// Gates of one row; 8-bit codes need no row of Floats between.
    fileprivate func classify(
        _ y: Int, _ gate: [Float], through encoded: inout [Float], into codes: UnsafeMutablePointer<UInt8>
    ) {
        if case .eightBit(let samples) = samples, showsStoredCodes {
            samples.withUnsafeBufferPointer { samples in
                guard let start = samples.baseAddress else { return }
                KernelChoice.current.classify(start + 3 * y * width, count: width, gate: gate, into: codes)
            }
        } else {
            encodedRow(y, into: &encoded)
            KernelChoice.current.classify(encoded, count: width, gate: gate, into: codes)
        }
    }

    /// Clipping is a matter of the codes in the file, whatever colors they mean.
    fileprivate func markStoredClipping(_ y: Int, from top: Double, _ codes: UnsafeMutablePointer<UInt8>) {
        guard let peaks = storedPeakRow(y) else { return }
        for x in 0..<width where peaks[x] >= Float(top) { codes[x] |= PixelClasses.clipped }
    }
}
