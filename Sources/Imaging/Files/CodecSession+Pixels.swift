import CImageCodecs

extension CodecSession {
    /// All rows, converted to three samples a pixel where they have to be, turned upright as they come.
    func image() throws(DecodeError) -> EncodedImage {
        try requireMemory()
        switch (meaning.space, info.sample_bytes) {
        case (.profile(let profile), let depth):
            try profile.prepare(channels: Int(info.channels), sampleBytes: Int(depth))
            return try depth == 2
                ? converted(UInt16.self, profile.converter) : converted(UInt8.self, profile.converter)
        case (.ink, 2): return image(.sixteenBit(try rows(UInt16.self, InkMixing.row)), .sRGB)
        case (.ink, _): return image(.eightBit(try rows(UInt8.self, InkMixing.row)), .sRGB)
        case (_, 2): return image(.sixteenBit(try rows(UInt16.self, nil)), color(codes: 65_536))
        case (_, _): return image(.eightBit(try rows(UInt8.self, nil)), color(codes: 256))
        }
    }

    private func color(codes: Int) -> PixelColor {
        if case .rgb(let space) = meaning.space { .matrix(MatrixColor(space, codes: codes)) } else { .sRGB }
    }

    private func image(
        _ samples: EncodedImage.Samples, _ color: PixelColor, peaks: [UInt8]? = nil
    ) -> EncodedImage {
        EncodedImage(width: header.width, height: header.height, samples: samples, color: color, storedPeaks: peaks)
    }

    private func requireMemory() throws(DecodeError) {
        let isConverted = if case .profile = meaning.space { true } else { false }
        let sampleBytes = isConverted ? 2 : Int(info.sample_bytes)
        let pixels = header.width * header.height
        let needed = pixels * (3 * sampleBytes + (isConverted ? 1 : 0)) + Int(info.working_bytes) + fileBytes
        guard Double(needed) <= limits.memoryMegabytes * 1e6 else {
            throw DecodeError(
                reason: .overLimit,
                detail: "decoding takes \(needed / 1_000_000) MB of memory; the limit is \(limits.memoryMegabytes) MB")
        }
    }
}

/// Turns one row of a reader into three samples a pixel.
typealias RowConversion<Stored, Code> = (
    _ row: UnsafePointer<Stored>, _ target: UnsafeMutablePointer<Code>, _ width: Int
) -> Void

extension CodecSession {
    private var map: OrientationMap {
        OrientationMap(header.orientation, storedWidth: Int(info.width), storedHeight: Int(info.height))
    }

    /// Rows whose samples keep their depth; without a conversion they are read straight into place.
    private func rows<Code: FixedWidthInteger>(
        _ code: Code.Type, _ conversion: RowConversion<Code, Code>?
    ) throws(DecodeError) -> [Code] {
        let width = Int(info.width)
        let stored = UnsafeMutableBufferPointer<Code>.allocate(capacity: max(1, width * Int(info.channels)))
        defer { stored.deallocate() }
        return try collected { (target: UnsafeMutablePointer<Code>, _, status) in
            guard let conversion, let row = stored.baseAddress else { return self.readRow(target, &status) }
            guard self.readRow(row, &status) else { return false }
            conversion(row, target, width)
            return true
        }
    }

    /// Rows through a profile, with the largest code that each pixel had before.
    private func converted<Stored: FixedWidthInteger>(
        _ code: Stored.Type, _ conversion: RowConversion<Stored, UInt16>
    ) throws(DecodeError) -> EncodedImage {
        let (width, channels, map) = (Int(info.width), Int(info.channels), map)
        let stored = UnsafeMutableBufferPointer<Stored>.allocate(capacity: max(1, width * channels))
        defer { stored.deallocate() }
        var peakRow = [UInt8](repeating: 0, count: width)
        var peaks = [UInt8](repeating: 0, count: width * Int(info.height))
        let codes: [UInt16] = try collected { (target, y, status) in
            guard let row = stored.baseAddress, self.readRow(row, &status) else { return false }
            conversion(row, target, width)
            for x in 0..<width { peakRow[x] = StoredPeak.of(row + channels * x, channels: channels) }
            peaks.withUnsafeMutableBufferPointer { all in
                if let all = all.baseAddress { map.place(peakRow, y: y, samples: 1, into: all) }
            }
            return true
        }
        return image(
            .sixteenBit(codes), RGBSpace.wide.map { .matrix(MatrixColor($0, codes: 65_536)) } ?? .sRGB, peaks: peaks)
    }

    /// Calls `next` for every stored row and puts what it wrote where it belongs upright.
    private func collected<Code: FixedWidthInteger>(
        _ next: (_ target: UnsafeMutablePointer<Code>, _ y: Int, _ status: inout codec_status) -> Bool
    ) throws(DecodeError) -> [Code] {
        let (stride, height, map) = (3 * Int(info.width), Int(info.height), map)
        var status = codec_status()
        let codes = [Code](unsafeUninitializedCapacity: stride * height) { buffer, count in
            guard let all = buffer.baseAddress else { return }
            LargePages.advise(all, bytes: stride * height * MemoryLayout<Code>.size)
            let turned = map.isIdentity ? nil : UnsafeMutablePointer<Code>.allocate(capacity: stride)
            defer { turned?.deallocate() }
            for y in 0..<height {
                guard next(turned ?? all + stride * y, y, &status) else { return }
                if let turned { map.place(turned, y: y, samples: 3, into: all) }
            }
            self.finish(&status)
            count = status.result == CODEC_OK ? stride * height : 0
        }
        guard status.result == CODEC_OK else { throw DecodeError(status) }
        return codes
    }
}

extension ICCProfile {
    fileprivate func converter<Stored>(
        _ row: UnsafePointer<Stored>, _ target: UnsafeMutablePointer<UInt16>, _ width: Int
    ) {
        transform(row, to: target, width: width)
    }
}

/// CMYK without a profile.
private enum InkMixing {
    /// R = (1-C)(1-K) and so on, rounded.
    static func row<Code: FixedWidthInteger>(
        _ ink: UnsafePointer<Code>, _ target: UnsafeMutablePointer<Code>, _ width: Int
    ) {
        let top = Int(Code.max)
        for x in 0..<width {
            let key = top - Int(ink[4 * x + 3])
            for channel in 0..<3 {
                target[3 * x + channel] = Code(((top - Int(ink[4 * x + channel])) * key + top / 2) / top)
            }
        }
    }
}

/// How near a pixel came to full scale in the file, 0…255.
private enum StoredPeak {
    /// The largest of three colors; of inks, the lightest color they leave of paper white.
    static func of<Code: FixedWidthInteger>(_ pixel: UnsafePointer<Code>, channels: Int) -> UInt8 {
        let top = Int(Code.max)
        if channels == 3 { return UInt8(Int(max(pixel[0], pixel[1], pixel[2])) * 255 / top) }
        let paper = top - Int(min(pixel[0], pixel[1], pixel[2]))
        return UInt8(paper * (top - Int(pixel[3])) / top * 255 / top)
    }
}
